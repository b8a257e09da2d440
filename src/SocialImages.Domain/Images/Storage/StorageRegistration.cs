using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Renditions;
using SocialImages.Domain.Images.Storage.S3;
using SocialImages.Domain.Images.Uploads;

namespace SocialImages.Domain.Images.Storage;

public sealed class ImageStorageOptions
{
    /// <summary>`IMAGE_STORAGE`: where pictures are kept. Default `local`.</summary>
    public string Kind { get; set; } = StoreKinds.Local;
}

/// <summary>The values of `IMAGE_STORAGE`, which are also the keys that stores are registered under.</summary>
public static class StoreKinds
{
    public const string Local = "local";
    public const string S3 = "s3";
    public const string Cloudinary = "cloudinary";

    public static readonly IReadOnlyList<string> All = [Local, S3, Cloudinary];
}

internal static class StorageRegistration
{
    /// <summary>The stores by name, and the chosen one. Cloudinary's is registered where its client is.</summary>
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var kind = Given(configuration, "IMAGE_STORAGE") ?? StoreKinds.Local;
        services.AddOptions<ImageStorageOptions>()
            .Configure(options => options.Kind = kind)
            .Validate(options => StoreKinds.All.Contains(options.Kind), "IMAGE_STORAGE must be \"local\", \"s3\" or \"cloudinary\".")
            .ValidateOnStart();
        AddLocal(services, configuration, kind);
        AddS3(services, configuration, kind);
        services.AddSingleton(provider => provider.GetRequiredKeyedService<IImageStore>(KindOf(provider)));
        services.AddSingleton<DatabaseUploadStage>();
        services.AddSingleton<IUploadStage>(provider => KindOf(provider) == StoreKinds.S3
            ? new S3UploadStage(provider.GetRequiredService<S3Bucket>())
            : provider.GetRequiredService<DatabaseUploadStage>());
        services.AddOptions<FileSweepOptions>()
            .Configure(options => options.VariantAge = Given(configuration, "UNUSED_VARIANT_DAYS") is { } days
                ? TimeSpan.FromDays(ushort.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                : options.VariantAge)
            .Validate(options => options.VariantAge >= TimeSpan.FromDays(3), "UNUSED_VARIANT_DAYS must be a number of days, 3 or more.")
            .ValidateOnStart();
        services.AddSingleton<StoredFiles>().AddSingleton<ImageVariants>().AddSingleton<FileSweeper>();
        services.AddScoped<MoveImagesCommand>();
        services.AddHostedService<FileSweepService>();
    }

    private static void AddLocal(IServiceCollection services, IConfiguration configuration, string kind)
    {
        services.AddOptions<LocalImageStoreOptions>()
            .Configure(options => options.Path = Given(configuration, "STORAGE_PATH") ?? options.Path)
            .Validate(
                options => kind != StoreKinds.Local || IsWritable(options),
                "STORAGE_PATH must name a folder that exists or can be made, and that can be written to.")
            .ValidateOnStart();
        services.AddKeyedSingleton<IImageStore, LocalImageStore>(StoreKinds.Local);
    }

    private static void AddS3(IServiceCollection services, IConfiguration configuration, string kind)
    {
        services.AddOptions<S3Options>()
            .Configure(options =>
            {
                options.Bucket = Given(configuration, "AWS_S3_BUCKET") ?? options.Bucket;
                options.Region = Given(configuration, "AWS_REGION") ?? options.Region;
                options.Endpoint = Given(configuration, "AWS_ENDPOINT_URL_S3") is { } url ? new Uri(url, UriKind.RelativeOrAbsolute) : null;
                options.AccessKeyId = Given(configuration, "AWS_ACCESS_KEY_ID");
                options.SecretAccessKey = Given(configuration, "AWS_SECRET_ACCESS_KEY");
                options.CloudFrontDomain = Given(configuration, "CLOUDFRONT_DOMAIN");
            })
            .Validate(options => kind != StoreKinds.S3 || options.Bucket.Length > 0, "AWS_S3_BUCKET must name a bucket while IMAGE_STORAGE is \"s3\".")
            .Validate(
                options => options.Endpoint is null or { IsAbsoluteUri: true, Scheme: "http" or "https" },
                "AWS_ENDPOINT_URL_S3 must be an http(s) address, as in https://s3.example.com.")
            .Validate(
                options => string.IsNullOrEmpty(options.AccessKeyId) == string.IsNullOrEmpty(options.SecretAccessKey),
                "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be given together, or neither.")
            .Validate(
                options => options.CloudFrontDomain is null || Uri.CheckHostName(options.CloudFrontDomain) == UriHostNameType.Dns,
                "CLOUDFRONT_DOMAIN must be a host name, as in d111111abcdef8.cloudfront.net.")
            .ValidateOnStart();
        services.AddSingleton<S3Bucket>();
        services.AddKeyedSingleton<IImageStore, S3ImageStore>(StoreKinds.S3);
    }

    private static string KindOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<ImageStorageOptions>>().Value.Kind;

    private static string? Given(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value ? value : null;

    private static bool IsWritable(LocalImageStoreOptions options)
    {
        try
        {
            var probe = Path.Combine(Directory.CreateDirectory(options.Path).FullName, Path.GetRandomFileName());
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
