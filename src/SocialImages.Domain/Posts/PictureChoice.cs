using SocialImages.Imaging;

namespace SocialImages.Domain.Posts;

/// <summary>Which part of a picture is shown, in the pixels of its FULL rendition.</summary>
public sealed record PictureCrop(int X, int Y, int Width, int Height)
{
    internal PixelRect ToRect() => new(X, Y, Width, Height);
}

/// <summary>A picture for a place in a post. Without a crop, what matters most is kept.</summary>
public sealed record PictureChoice(Guid ImageId, string? AltText, PictureCrop? Crop = null);
