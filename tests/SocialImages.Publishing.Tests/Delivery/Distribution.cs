using Amazon.S3;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Images.Storage.S3;

namespace SocialImages.Publishing.Tests.Delivery;

/// <summary>A network of caches in front of a private bucket, as CloudFront is: it alone may read there, and says 403 of what is not there.</summary>
internal sealed class Distribution : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private Distribution(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public int Requests => _requests;

    /// <summary>How many requests are answered with 503 first.</summary>
    public int Outage { get; set; }

    /// <summary>What is done to bytes on their way, such as "optimizing" them.</summary>
    public Func<byte[], byte[]> Change { get; set; } = bytes => bytes;

    public static async Task<Distribution> StartAsync(Func<S3Bucket> bucket)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var distribution = new Distribution(builder.Build());
        distribution._app.Run(context => distribution.AnswerAsync(context, bucket()));
        await distribution._app.StartAsync();
        return distribution;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, S3Bucket bucket)
    {
        if (Interlocked.Increment(ref _requests) <= Outage)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            using var stored = await bucket.Client.GetObjectAsync(bucket.Name, context.Request.Path.Value!.TrimStart('/'));
            using var bytes = new MemoryStream();
            await stored.ResponseStream.CopyToAsync(bytes);
            context.Response.ContentType = stored.Headers.ContentType;
            await context.Response.Body.WriteAsync(Change(bytes.ToArray()));
        }
        catch (AmazonS3Exception)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}
