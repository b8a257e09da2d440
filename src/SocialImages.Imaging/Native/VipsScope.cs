using System.Collections.Concurrent;

namespace SocialImages.Imaging.Native;

/// <summary>
/// Everything native that one piece of work made. Released in reverse order, so that pinned bytes outlive
/// the images that read them. Workers may share one.
/// </summary>
internal sealed unsafe class VipsScope : IDisposable
{
    private readonly ConcurrentStack<IDisposable> _owned = new();

    /// <summary>Reads the header only; pixels follow when something is evaluated, from top to bottom if <paramref name="sequential"/>.</summary>
    internal VipsImage Load(ReadOnlyMemory<byte> bytes, ImageFormat format, bool sequential = true) =>
        Load(bytes, format.LoaderName(), sequential ? "access=sequential,fail_on=error" : "fail_on=error");

    /// <summary>A JPEG at a half, a quarter or an eighth of its size, for a fraction of the cost; not turned.</summary>
    internal VipsImage LoadShrunkJpeg(ReadOnlyMemory<byte> bytes, int shrink) =>
        Load(bytes, ImageFormat.Jpeg.LoaderName(), $"access=sequential,fail_on=error,shrink={shrink}");

    /// <summary>Decodes at about the wanted size (JPEG at a fraction of the cost), upright and in sRGB.</summary>
    internal VipsImage Thumbnail(ReadOnlyMemory<byte> bytes, PixelSize box, string sizing)
    {
        using var thumbnail = new VipsOperation("thumbnail_buffer")
            .With("buffer", Lend(bytes))
            .With("option-string", "[fail_on=error]")
            .WithOptions($"width={box.Width},height={box.Height},size={sizing},export_profile=srgb");
        return Own(thumbnail.Run().Image()).ToSrgbBands();
    }

    internal VipsImage Wrap(ReadOnlyMemory<byte> pixels, PixelSize size, int bands)
    {
        var pin = pixels.Pin();
        _owned.Push(pin);
        var image = VipsNative.ImageNewFromMemory(pin.Pointer, (nuint)pixels.Length, size.Width, size.Height, bands, VipsNative.UnsignedByte);
        if (image == 0)
            throw new VipsFailure("image_new_from_memory", VipsError.Take());
        using var copy = new VipsOperation("copy")
            .With("in", Own(new VipsImageHandle(image)).Handle)
            .WithOptions(bands < 3 ? "interpretation=b-w" : "interpretation=srgb");
        return Own(copy.Run().Image());
    }

    internal VipsImage Own(VipsImageHandle handle)
    {
        _owned.Push(handle);
        return new VipsImage(this, handle);
    }

    public void Dispose()
    {
        while (_owned.TryPop(out var owned))
            owned.Dispose();
    }

    private VipsImage Load(ReadOnlyMemory<byte> bytes, string loader, string options)
    {
        using var load = new VipsOperation(loader).With("buffer", Lend(bytes)).WithOptions(options);
        return Own(load.Run().Image());
    }

    private VipsBlobHandle Lend(ReadOnlyMemory<byte> bytes)
    {
        var blob = new VipsBlobHandle(bytes);
        _owned.Push(blob);
        return blob;
    }
}
