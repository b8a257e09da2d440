using System.Globalization;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Images.Renditions;

/// <summary>Which version of a picture: a size and a format, written as in `w640.webp` or `thumbnail.avif`.</summary>
public readonly record struct VariantSpec
{
    public const int MinWidth = 16;
    public const int MaxWidth = 4096;
    private const int ThumbnailSide = 320;
    private const int MediumSide = 1080;

    // Few widths, so that a layout of many sizes is served by few files.
    private static readonly int[] Steps = [80, 160, 320, 480, 640, 800, 1080, 1280, 1440, 1920, 2560, 3200, MaxWidth];

    private VariantSpec(Rendition rendition, int? width, RenditionFormat format)
    {
        Rendition = rendition;
        Width = width;
        Format = format;
    }

    public Rendition Rendition { get; }

    /// <summary>In pixels; the height follows from the picture. Null is the rendition's own size.</summary>
    public int? Width { get; }

    public RenditionFormat Format { get; }

    public static VariantSpec Of(Rendition rendition, RenditionFormat format) => new(rendition, null, format);

    /// <summary>At least this wide, rounded up to the next step; a picture is never enlarged.</summary>
    public static VariantSpec AtLeast(int width, RenditionFormat format, Image image)
    {
        var step = Steps.First(candidate => candidate >= Math.Min(width, MaxWidth));
        return step >= image.Width ? Of(Rendition.Full, format) : new(Rendition.Full, step, format);
    }

    /// <summary>Exactly this wide, unless the picture is smaller.</summary>
    public static VariantSpec Exactly(int width, RenditionFormat format, Image image)
        => width >= image.Width ? Of(Rendition.Full, format) : new(Rendition.Full, width, format);

    public static bool TryParse(string text, out VariantSpec spec)
    {
        spec = default;
        if (text.Split('.') is not [var size, var extension] || !TryName<RenditionFormat>(extension, out var format)) return false;
        if (TryName<Rendition>(size, out var rendition))
        {
            spec = Of(rendition, format);
            return true;
        }

        if (!size.StartsWith('w') || !int.TryParse(size.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var width)) return false;
        spec = new(Rendition.Full, width, format);
        return width is >= MinWidth and <= MaxWidth && spec.ToString() == text;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SizeName}.{Format.ToString().ToLowerInvariant()}");

    internal ImageTransform ToTransform() => new()
    {
        Mode = ResizeMode.Limit,
        Width = Width ?? Side,
        Height = Width is null ? Side : null,
        Format = Format.ToImageFormat(),
    };

    private int? Side => Rendition switch
    {
        Rendition.Thumbnail => ThumbnailSide,
        Rendition.Medium => MediumSide,
        _ => null,
    };

    private string SizeName => Width is { } width ? string.Create(CultureInfo.InvariantCulture, $"w{width}") : Rendition.ToString().ToLowerInvariant();

    private static bool TryName<T>(string text, out T value)
        where T : struct, Enum
        => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && text.All(char.IsAsciiLetterLower);
}
