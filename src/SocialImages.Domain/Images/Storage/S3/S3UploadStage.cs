using Amazon.S3;
using Amazon.S3.Model;
using SocialImages.Domain.Images.Uploads;

namespace SocialImages.Domain.Images.Storage.S3;

/// <summary>Senders put their bytes straight into the bucket, under `uploads/`, with a signed address for exactly that many bytes.</summary>
public sealed class S3UploadStage(S3Bucket bucket) : IUploadStage
{
    private const string ContentType = "application/octet-stream";

    public UploadTarget? DirectTarget(StagedUpload upload)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = bucket.Name,
            Key = KeyOf(upload.Id),
            Verb = HttpVerb.PUT,
            Expires = upload.ExpiresAt.UtcDateTime,
            Protocol = bucket.IsPlainHttp ? Protocol.HTTP : Protocol.HTTPS,
            ContentType = ContentType,
        };
        request.Headers.ContentLength = upload.ByteSize;
        return new UploadTarget(upload, bucket.Client.GetPreSignedURL(request), [new UploadHeader("Content-Type", ContentType)]);
    }

    public Task<Stream?> OpenReadAsync(StagedUpload upload, CancellationToken cancellationToken)
        => S3ReadStream.OpenAsync(bucket, KeyOf(upload.Id), cancellationToken);

    public Task DeleteAsync(Guid uploadId, CancellationToken cancellationToken)
        => bucket.CallAsync("deleted", (client, token) => client.DeleteObjectAsync(bucket.Name, KeyOf(uploadId), token), cancellationToken);

    private static string KeyOf(Guid uploadId) => $"uploads/{uploadId:N}";
}
