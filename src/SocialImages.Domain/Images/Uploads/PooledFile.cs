using System.Buffers;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>A file's bytes in borrowed memory: megabytes that come and go with every upload would otherwise wait for a full collection.</summary>
internal sealed class PooledFile(long? expected) : IDisposable
{
    private const int Chunk = 64 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected + 1 ?? 0, Chunk, int.MaxValue));
    private int _length;

    /// <summary>Not to be used after this is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Reads to the end, or until there are more bytes than may be.</summary>
    /// <returns>Whether there are no more than that.</returns>
    public async Task<bool> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        int count;
        while ((count = await stream.ReadAsync(Room(), cancellationToken)) > 0)
        {
            _length += count;
            if (_length > maxBytes) return false;
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    private Memory<byte> Room()
    {
        if (_length == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(_length);
    }
}
