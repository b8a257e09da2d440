namespace SocialImages.Imaging;

/// <summary>Width and height in pixels, as they are seen (orientation applied).</summary>
public readonly record struct PixelSize(int Width, int Height);
