using Microsoft.AspNetCore.Http.Features;

namespace SocialImages.Emulators;

internal static class Listening
{
    private const int DefaultPort = 8090;

    /// <summary>The largest body taken: sixteen reference pictures of an edit fit, and Cloudinary's own 100 MB refusal stays reachable.</summary>
    private const long MaxBodyBytes = 512L * 1024 * 1024;

    public static void ListenOnLoopback(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration["urls"] is null)
        {
            var port = configuration.GetValue<int?>("EMULATORS_PORT") ?? configuration.GetValue<int?>("PORT") ?? DefaultPort;
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.AddServerHeader = false;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = MaxBodyBytes;
            form.ValueLengthLimit = 96 * 1024 * 1024;
            form.MultipartBoundaryLengthLimit = 256;
        });
    }
}
