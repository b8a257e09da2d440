namespace SocialImages.Imaging;

/// <summary>Width and height in pixels, as seen upright.</summary>
public readonly record struct PixelSize(int Width, int Height)
{
    public long Pixels => (long)Width * Height;

    public double Ratio => (double)Width / Height;

    public int LongSide => Math.Max(Width, Height);

    public PixelSize Turned => new(Height, Width);

    /// <summary>The largest size of the same ratio within <paramref name="box"/>, this size itself if it fits already.</summary>
    public PixelSize ShrunkInto(PixelSize box) =>
        Width <= box.Width && Height <= box.Height ? this : FittedInto(box);

    /// <summary>The largest size of the same ratio within <paramref name="box"/>, enlarged if smaller.</summary>
    public PixelSize FittedInto(PixelSize box)
    {
        var scale = Math.Min((double)box.Width / Width, (double)box.Height / Height);
        return new(Scaled(Width, scale), Scaled(Height, scale));
    }

    public override string ToString() => $"{Width}x{Height}";

    internal static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale, MidpointRounding.AwayFromZero));
}
