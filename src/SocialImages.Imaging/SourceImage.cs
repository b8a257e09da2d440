using SocialImages.Imaging.Native;

namespace SocialImages.Imaging;

/// <summary>A checked picture inside its scope, ready to be decoded in the cheapest way that serves.</summary>
internal sealed class SourceImage(VipsScope scope, ReadOnlyMemory<byte> bytes, Header header)
{
    private static readonly PixelSize MediumBox = new(1080, 1080);

    private VipsImage? _pixels;
    private VipsImage? _medium;

    internal ImageFacts Facts => header.Facts;

    /// <summary>Whether all pixels are held between the things that are made of them.</summary>
    internal bool IsKept => header.IsKept;

    internal PixelSize Size => header.Facts.Size;

    /// <summary>Every pixel, upright, sRGB. Turning needs random access, that is the whole picture in memory.</summary>
    internal VipsImage Load() => Load(scope);

    private VipsImage Load(VipsScope scope)
    {
        var image = scope.Load(bytes, header.Facts.Format, sequential: !header.NeedsTurning);
        return (header.NeedsTurning ? image.Apply("autorot") : image).ToSrgb();
    }

    /// <summary>One of several things that are made of every pixel: decoded once and kept, or, when it is huge, decoded for this alone.</summary>
    internal T Whole<T>(Func<VipsImage, T> make)
    {
        if (header.IsKept)
            return make(_pixels ??= Load().InMemory());
        using var apart = new VipsScope();
        return make(Load(apart));
    }

    /// <summary>What smaller things are to be made of, now that this was made of every pixel: a huge picture is not decoded once more for them.</summary>
    internal SourceImage After(EncodedImage whole) => header.IsKept
        ? this
        : new(scope, whole.Bytes, new(new ImageFacts(whole.Format, whole.Size, Frames: 1, whole.Format == ImageFormat.Png, whole.Bytes.Length), Orientation: 1, DecoderMemory: 0));

    /// <summary>Within 1080 x 1080 and in memory: what everything smaller is made of.</summary>
    internal VipsImage Medium => _medium ??= Shrunk(MediumBox).InMemory();

    /// <summary>Within the box, never enlarged, ratio kept.</summary>
    internal VipsImage Shrunk(PixelSize box)
    {
        var target = Size.ShrunkInto(box);
        if (_pixels is not null)
            return _pixels.ResizeTo(target);
        return Facts.Format == ImageFormat.Jpeg ? ShrunkJpeg(target) : scope.Thumbnail(bytes, box, "down");
    }

    /// <summary>An area of the picture at exactly this size.</summary>
    internal VipsImage Render(PixelRect area, PixelSize target)
    {
        var (across, down) = ((double)target.Width / area.Width, (double)target.Height / area.Height);
        // Cut first when enlarging: a panorama enlarged as a whole would be gigapixels.
        if (across > 1 || down > 1)
            return Load().Crop(area).InMemory().ResizeTo(target);

        var whole = new PixelSize(
            Math.Max(target.Width, PixelSize.Scaled(Size.Width, across)), Math.Max(target.Height, PixelSize.Scaled(Size.Height, down)));
        var left = Math.Min((int)Math.Round(area.Left * across), whole.Width - target.Width);
        var top = Math.Min((int)Math.Round(area.Top * down), whole.Height - target.Height);
        return scope.Thumbnail(bytes, whole, "force").Crop(new PixelRect(left, top, target.Width, target.Height));
    }

    // The thumbnail of libvips leaves a factor of two to the resampling, and so decodes four times the pixels.
    private VipsImage ShrunkJpeg(PixelSize target)
    {
        var factor = Math.Min(Size.Width / target.Width, Size.Height / target.Height);
        var image = scope.LoadShrunkJpeg(bytes, factor switch { >= 8 => 8, >= 4 => 4, >= 2 => 2, _ => 1 });
        var stored = header.LiesOnItsSide ? target.Turned : target;
        // Inks are mixed by their profile before anything is resampled; other colours are cheaper to convert after.
        image = image.Bands > 3 ? image.ToSrgb().ResizeTo(stored) : image.ResizeTo(stored).ToSrgb();
        return header.NeedsTurning ? image.InMemory().Apply("autorot") : image;
    }

    internal VipsImage Resized(PixelSize target) => Render(new PixelRect(0, 0, Size.Width, Size.Height), target);
}
