namespace SocialImages.Imaging;

/// <summary>An encoder's quality, 1 to 100. The scale is each format's own: 50 in AVIF looks like 80 in JPEG.</summary>
public readonly record struct Quality
{
    public Quality(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
        Value = value;
    }

    public int Value { get; }

    /// <summary>Hard to tell from the original on a screen: JPEG and WebP 80, AVIF 55.</summary>
    public static Quality ForScreen(ImageFormat format) => new(format == ImageFormat.Avif ? 55 : 80);

    public override string ToString() => $"q{Value}";
}
