using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Options;

namespace SocialImages.Domain.Images.Storage.S3;

/// <summary>The bucket's client; every failure is an <see cref="ImageStoreException"/>.</summary>
public sealed class S3Bucket(IOptions<S3Options> options) : IDisposable
{
    private readonly S3Options _options = options.Value;
    private readonly AmazonS3Client _client = ClientOf(options.Value);

    public string Name => _options.Bucket;

    public string? CloudFrontDomain => _options.CloudFrontDomain;

    /// <summary>For signing, which needs no call.</summary>
    public IAmazonS3 Client => _client;

    public bool IsPlainHttp => _options.Endpoint?.Scheme == Uri.UriSchemeHttp;

    public void Dispose() => _client.Dispose();

    /// <summary>Within the time for one call.</summary>
    /// <exception cref="ImageStoreException">It failed, and failed again.</exception>
    public async Task<T> CallAsync<T>(string what, Func<IAmazonS3, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            return await call(_client, deadline.Token);
        }
        catch (Exception failure) when (IsOfTheStore(failure) || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ImageStoreException($"The picture could not be {what}: the store does not answer as it should.", failure);
        }
    }

    public static bool IsMissing(AmazonS3Exception refusal) => refusal.StatusCode == HttpStatusCode.NotFound && refusal.ErrorCode != "NoSuchBucket";

    public static bool IsOfTheStore(Exception failure) => failure is AmazonServiceException or AmazonClientException or HttpRequestException or IOException;

    private static AmazonS3Client ClientOf(S3Options options)
    {
        var config = new AmazonS3Config
        {
            MaxErrorRetry = options.MaxRetries,
            RetryMode = RequestRetryMode.Standard,
            ThrottleRetries = true,
            // Checksums that S3 itself asks for, and no others: most servers that speak its API do not know the newer ones.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
            config.AuthenticationRegion = options.Region;
            config.ForcePathStyle = true;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        return options.AccessKeyId is { Length: > 0 } key
            ? new AmazonS3Client(new BasicAWSCredentials(key, options.SecretAccessKey), config)
            : new AmazonS3Client(config);
    }
}
