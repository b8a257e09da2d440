using Amazon.S3;
using Amazon.S3.Model;

namespace SocialImages.Domain.Images.Storage.S3;

/// <summary>An object as a seekable stream: a seek asks for the rest from there, so that a range costs no more than itself.</summary>
internal sealed class S3ReadStream : Stream
{
    private readonly S3Bucket _bucket;
    private readonly string _key;
    private GetObjectResponse? _response;
    private long _position;

    private S3ReadStream(S3Bucket bucket, string key, GetObjectResponse response)
    {
        (_bucket, _key, _response) = (bucket, key, response);
        Length = response.ContentLength;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set
        {
            if (value == _position) return;
            _position = value;
            Close(ref _response);
        }
    }

    public static async Task<Stream?> OpenAsync(S3Bucket bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            return new S3ReadStream(bucket, key, await GetAsync(bucket, key, from: 0, cancellationToken));
        }
        catch (ImageStoreException failure) when (failure.InnerException is AmazonS3Exception refusal && S3Bucket.IsMissing(refusal))
        {
            return null;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.Length == 0) return 0;
        _response ??= await GetAsync(_bucket, _key, _position, cancellationToken);
        try
        {
            var count = await _response.ResponseStream.ReadAsync(buffer, cancellationToken);
            if (count == 0) throw new EndOfStreamException("The object ended early.");
            _position += count;
            return count;
        }
        catch (Exception failure) when (S3Bucket.IsOfTheStore(failure))
        {
            throw new ImageStoreException("The picture could not be read: the store broke off.", failure);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Current => _position,
        SeekOrigin.End => Length,
        _ => 0,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close(ref _response);
        base.Dispose(disposing);
    }

    private static Task<GetObjectResponse> GetAsync(S3Bucket bucket, string key, long from, CancellationToken cancellationToken)
        => bucket.CallAsync(
            "read",
            (client, token) => client.GetObjectAsync(
                new GetObjectRequest { BucketName = bucket.Name, Key = key, ByteRange = from == 0 ? null : new ByteRange($"bytes={from}-") }, token),
            cancellationToken);

    private static void Close(ref GetObjectResponse? response)
    {
        response?.Dispose();
        response = null;
    }
}
