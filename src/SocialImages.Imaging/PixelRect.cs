namespace SocialImages.Imaging;

/// <summary>A part of an upright picture, in its pixels.</summary>
public readonly record struct PixelRect(int Left, int Top, int Width, int Height)
{
    public PixelSize Size => new(Width, Height);

    public bool FitsInto(PixelSize picture) =>
        Left >= 0 && Top >= 0 && Width > 0 && Height > 0 && Left <= picture.Width - Width && Top <= picture.Height - Height;

    /// <summary>The largest area of this ratio in the middle of a picture.</summary>
    public static PixelRect Centred(PixelSize picture, Ratio ratio)
    {
        var size = ratio.LargestIn(picture);
        return new((picture.Width - size.Width) / 2, (picture.Height - size.Height) / 2, size.Width, size.Height);
    }
}
