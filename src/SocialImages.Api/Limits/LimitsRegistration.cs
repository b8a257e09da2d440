using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace SocialImages.Api.Limits;

/// <summary>Requests without a sign-in are limited by address, before anything else is done for them.</summary>
internal static class LimitsRegistration
{
    private const int AnonymousRequestsPerMinute = 100;

    // What a sender may be ahead of us, in bytes. The server's default of 1 MB would be 200 MB for 200 uploads that wait.
    private const int MaxRequestBufferSize = 64 * 1024;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
        => services
            .Configure<SocketTransportOptions>(options => options.MaxReadBufferSize = MaxRequestBufferSize)
            .Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBufferSize = MaxRequestBufferSize)
            .AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
            options.OnRejected = (rejected, _) =>
            {
                var retryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
                var seconds = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                var headers = rejected.HttpContext.Response.Headers;
                headers.RetryAfter = seconds;
                headers["X-RateLimit-Limit"] = AnonymousRequestsPerMinute.ToString(CultureInfo.InvariantCulture);
                headers["X-RateLimit-Remaining"] = "0";
                headers["X-RateLimit-Reset"] = seconds;
                return ValueTask.CompletedTask;
            };
        });

    public static void UseRequestLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseMiddleware<RateLimitHeaders>();
        app.UseMiddleware<UnknownSenders>();
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
        => IsUnlimited(context)
            ? RateLimitPartition.GetNoLimiter("signed in")
            : RateLimitPartition.GetFixedWindowLimiter(
                (context.Connection.RemoteIpAddress ?? IPAddress.None).ToString(),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = AnonymousRequestsPerMinute, Window = TimeSpan.FromMinutes(1) });

    /// <summary>Signed links and health checks carry their own proof or do no work; a wrong token counts as none.</summary>
    private static bool IsUnlimited(HttpContext context)
        => context.User.Identity?.IsAuthenticated == true || !context.Request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal);
}
