namespace SocialImages.Imaging.Instagram;

/// <summary>The exact bytes a post goes out with.</summary>
/// <param name="Crop">The part of the upright source that was kept.</param>
/// <param name="Sha256">Of the bytes, 64 lower-case hexadecimal digits.</param>
public sealed record InstagramJpeg(EncodedImage Image, PixelRect Crop, string Sha256);
