using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>
/// A file's bytes outside of the managed heap: megabytes that come and go with every upload would otherwise wait there for a
/// full collection, and in a shared pool for each thread that ever held one. Each is mapped for itself and goes back at once:
/// among the buffers of the decoders such large blocks leave holes of hundreds of megabytes.
/// </summary>
internal sealed class FileMemory(long? expected) : MemoryManager<byte>
{
    private const int Least = 64 * 1024;

    private int _capacity = (int)Math.Clamp(expected + 1 ?? 0, Least, int.MaxValue);
    private int _length;
    private MemoryMappedFile? _file;
    private MemoryMappedViewAccessor? _view;
    private unsafe byte* _bytes;

    /// <summary>Not to be used after this is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => Memory[.._length];

    public override unsafe Span<byte> GetSpan() => new(_bytes, _bytes is null ? 0 : _capacity);

    public override unsafe MemoryHandle Pin(int elementIndex = 0) => new(_bytes + elementIndex);

    public override void Unpin()
    {
    }

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

    protected override void Dispose(bool disposing)
    {
        Release(_file, _view);
        Point(null, null);
        _length = 0;
    }

    private unsafe Memory<byte> Room()
    {
        if (_bytes is null || _length == _capacity) Grow();
        return Memory[_length..];
    }

    private unsafe void Grow()
    {
        var (file, view) = (_file, _view);
        var written = new ReadOnlySpan<byte>(_bytes, _length);
        if (file is not null) _capacity = checked(_capacity * 2);
        var larger = MemoryMappedFile.CreateNew(mapName: null, _capacity);
        Point(larger, larger.CreateViewAccessor(0, _capacity));
        written.CopyTo(GetSpan());
        Release(file, view);
    }

    private unsafe void Point(MemoryMappedFile? file, MemoryMappedViewAccessor? view)
    {
        (_file, _view) = (file, view);
        _bytes = null;
        view?.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
    }

    private static void Release(MemoryMappedFile? file, MemoryMappedViewAccessor? view)
    {
        view?.SafeMemoryMappedViewHandle.ReleasePointer();
        view?.Dispose();
        file?.Dispose();
    }
}
