using System.Security.Cryptography;
using Amazon.S3.Model;
using SocialImages.Imaging;

namespace SocialImages.Domain.Images.Storage.S3;

/// <summary>Objects in a bucket, under `{workspace}/{sha256}`.</summary>
public sealed class S3ImageStore(S3Bucket bucket) : IImageStore
{
    // The digest makes the server refuse what was cut or changed on the way.
    public Task WriteAsync(StorageKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        => bucket.CallAsync(
            "stored",
            async (client, token) =>
            {
                using var body = new MemoryStream(bytes.ToArray(), writable: false);
                var request = new PutObjectRequest
                {
                    BucketName = bucket.Name,
                    Key = key.ToString(),
                    InputStream = body,
                    ContentType = ImageFormats.MimeTypeOf(bytes.Span) ?? "application/octet-stream",
                    MD5Digest = DigestOf(bytes.Span),
                    UseChunkEncoding = false,
                };
                request.Headers.CacheControl = "public, max-age=31536000, immutable";
                return await client.PutObjectAsync(request, token);
            },
            cancellationToken);

    public async Task<Stream?> OpenReadAsync(StorageKey key, CancellationToken cancellationToken)
        => await S3ReadStream.OpenAsync(bucket, key.ToString(), cancellationToken);

    public Task DeleteAsync(StorageKey key, CancellationToken cancellationToken)
        => bucket.CallAsync("deleted", (client, token) => client.DeleteObjectAsync(bucket.Name, key.ToString(), token), cancellationToken);

    public string? PublicUrlOf(StorageKey key) => bucket.CloudFrontDomain is { Length: > 0 } domain ? $"https://{domain}/{key}" : null;

#pragma warning disable CA5351 // S3 asks for MD5; it guards against accidents, not against forgers.
    private static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(MD5.HashData(bytes));
#pragma warning restore CA5351
}
