using System.Buffers.Binary;
using System.Net;

namespace SocialImages.Api.Tests.Harness;

/// <summary>A file with a number behind it, which makes it another file; hundreds of them share their bytes.</summary>
public sealed class NumberedCopy(ReadOnlyMemory<byte> file, int number) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(file, cancellationToken);
        var tail = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(tail, number);
        await stream.WriteAsync(tail, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = file.Length + sizeof(int);
        return true;
    }
}
