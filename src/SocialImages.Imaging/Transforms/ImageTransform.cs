namespace SocialImages.Imaging.Transforms;

public enum ResizeMode
{
    /// <summary>Within the box, enlarged if smaller.</summary>
    Fit,

    /// <summary>Within the box, never enlarged.</summary>
    Limit,

    /// <summary>The box filled; what stands over is cut off by <see cref="ImageTransform.Gravity"/>.</summary>
    Fill,

    /// <summary>Within the box, the rest in <see cref="ImageTransform.Background"/>.</summary>
    Pad,

    /// <summary>Exactly the box, stretched if it must be.</summary>
    Scale,

    /// <summary>That many pixels cut out, not scaled.</summary>
    Crop,
}

/// <summary>One change of size and format. A missing side follows from the other one and the picture's ratio; both missing keep the size.</summary>
public sealed record ImageTransform
{
    public ResizeMode Mode { get; init; } = ResizeMode.Limit;

    /// <summary>Pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; init; }

    public Gravity Gravity { get; init; } = Gravity.Centre;

    public Rgb Background { get; init; } = Rgb.White;

    /// <summary>The source's own when missing; PNG for GIF and JPEG for HEIC, which are not written.</summary>
    public ImageFormat? Format { get; init; }

    /// <summary>That of a screen rendition when missing. PNG has none.</summary>
    public Quality? Quality { get; init; }
}
