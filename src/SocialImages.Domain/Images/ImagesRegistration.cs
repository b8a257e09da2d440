using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Import;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Images.Tagging;
using SocialImages.Domain.Images.Uploads;
using SocialImages.Imaging;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Images;

public static class ImagesRegistration
{
    private const int MinSigningKeySize = 32;

    /// <summary>Taking pictures in, keeping them, and linking to them.</summary>
    public static IServiceCollection AddImages(this IServiceCollection services, IConfiguration configuration)
    {
        AddImaging(services);
        services.AddStorage(configuration);
        AddLinks(services, configuration);
        AddImport(services, configuration);
        services.AddOptions<ImageTaggingOptions>().Configure(options => options.Model = Given(configuration, "IMAGE_TAGGING_MODEL"))
            .Validate(options => options.Model is null || Given(configuration, "OPENAI_API_KEY") is not null, "IMAGE_TAGGING_MODEL needs OPENAI_API_KEY.")
            .ValidateOnStart();
        services.AddOptions<UploadGateOptions>();
        services.AddSingleton(provider => GateOf(provider, options => provider.GetRequiredService<ImagingEngine>().Limits.Workers * options.PerWorker));
        services.AddKeyedSingleton(UploadGate.Imports, (provider, _) => GateOf(provider, options => options.Imports));
        services.AddScoped<ImageRecorder>().AddScoped<UploadImagesCommand>();
        services.AddScoped<CreateUploadTargetCommand>().AddScoped<CompleteUploadCommand>().AddScoped<DownloadImageCommand>();
        return services.AddSingleton<ImageIngest>().AddSingleton<ImageIntake>();
    }

    private static void AddImaging(IServiceCollection services)
    {
        services.TryAddSingleton(_ => new ImagingEngine());
        services.TryAddSingleton<ImageInspector>();
        services.TryAddSingleton<ImageNormalizer>();
        services.TryAddSingleton<ImageTransformer>();
    }

    // Each import makes its own connection: a kept one would outlive the check of its address.
    private static void AddImport(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImportOptions>().Configure(options => options.AllowedHosts =
            (configuration["IMPORT_ALLOWED_HOSTS"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        services.AddSingleton<CheckedConnection>();
        services.AddHttpClient<RemoteImages>()
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.ConnectCallback = provider.GetRequiredService<CheckedConnection>().ConnectAsync;
                handler.AllowAutoRedirect = false;
                handler.AutomaticDecompression = System.Net.DecompressionMethods.None;
                handler.PooledConnectionLifetime = TimeSpan.Zero;
                handler.UseCookies = false;
                handler.UseProxy = false;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddScoped<ImportImageFromUrlCommand>();
    }

    private static void AddLinks(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FileUrlOptions>()
            .Configure(options =>
            {
                options.PublicUrl = (Given(configuration, "PUBLIC_URL") ?? options.PublicUrl).TrimEnd('/');
                options.SigningKeys = (configuration["URL_SIGNING_KEYS"] ?? "")
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            })
            .Validate(
                options => Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https",
                "PUBLIC_URL must be an http(s) address, as in https://images.example.com.")
            .Validate(
                options => options.SigningKeys.Count > 0 && options.SigningKeys.All(IsSigningKey),
                "URL_SIGNING_KEYS must hold at least one key: base64 of 32 or more random bytes, several separated by commas, the current one first.")
            .ValidateOnStart();
        services.AddSingleton<FileUrls>();
        services.AddSingleton<ImageUrls>();
    }

    private static UploadGate GateOf(IServiceProvider provider, Func<UploadGateOptions, int> places)
    {
        var options = provider.GetRequiredService<IOptions<UploadGateOptions>>().Value;
        return new UploadGate(places(options), options, provider.GetRequiredService<TimeProvider>());
    }

    private static string? Given(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value ? value : null;

    private static bool IsSigningKey(string text)
        => Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length >= MinSigningKeySize;
}
