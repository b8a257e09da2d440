namespace SocialImages.Imaging;

/// <summary>Width : height. Not a scale.</summary>
public readonly record struct Ratio
{
    public Ratio(double width, double height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Value = width / height;
    }

    /// <summary>Width divided by height: 0.8 is 4:5.</summary>
    public double Value { get; }

    public static Ratio Square { get; } = new(1, 1);

    public static Ratio Portrait4x5 { get; } = new(4, 5);

    public static Ratio Portrait3x4 { get; } = new(3, 4);

    public static Ratio Landscape191 { get; } = new(1.91, 1);

    public static Ratio Wide16x9 { get; } = new(16, 9);

    public static Ratio Story9x16 { get; } = new(9, 16);

    public static Ratio Of(PixelSize size) => new(size.Width, size.Height);

    public Ratio Within(Ratio narrowest, Ratio widest) =>
        Value < narrowest.Value ? narrowest : Value > widest.Value ? widest : this;

    /// <summary>The largest size of this ratio that a picture holds; never less than one pixel a side.</summary>
    public PixelSize LargestIn(PixelSize picture) => picture.Ratio > Value
        ? new(Math.Min(picture.Width, PixelSize.Scaled(picture.Height, Value)), picture.Height)
        : new(picture.Width, Math.Min(picture.Height, PixelSize.Scaled(picture.Width, 1 / Value)));
}
