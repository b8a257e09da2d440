namespace SocialImages.GraphQL.Tests.Transport;

/// <summary>A body of a length that the server should refuse by the length alone.</summary>
internal sealed class NeverReadStream(long length) : MemoryStream
{
    public override long Length => length;

    public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("The body was asked for.");

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("The body was asked for.");

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The body was asked for.");
}

/// <summary>A body whose length nobody knows, so that it is sent in chunks.</summary>
internal sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
