using SocialImages.Imaging.Native;

namespace SocialImages.Imaging;

/// <summary>A checked picture inside its scope, ready to be decoded in the cheapest way that serves.</summary>
internal sealed class SourceImage(VipsScope scope, ReadOnlyMemory<byte> bytes, Header header)
{
    internal VipsScope Scope => scope;

    internal ImageFacts Facts => header.Facts;

    internal PixelSize Size => header.Facts.Size;

    /// <summary>Every pixel, upright, sRGB. Turning needs random access, that is the whole picture in memory.</summary>
    internal VipsImage Load()
    {
        var image = scope.Load(bytes, header.Facts.Format, sequential: !header.NeedsTurning);
        return (header.NeedsTurning ? image.Apply("autorot") : image).ToSrgb();
    }

    /// <summary>Within the box, never enlarged, ratio kept.</summary>
    internal VipsImage Shrunk(PixelSize box) => scope.Thumbnail(bytes, box, "down");

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

    internal VipsImage Resized(PixelSize target) => Render(new PixelRect(0, 0, Size.Width, Size.Height), target);
}
