namespace SocialImages.Imaging;

/// <summary>What a file's header says. It may lie: only a full decode proves it.</summary>
/// <param name="Size">As seen upright, after the EXIF orientation.</param>
/// <param name="Frames">1 unless it is an animation, of which only the first frame is ever read.</param>
public sealed record ImageFacts(ImageFormat Format, PixelSize Size, int Frames, bool HasAlpha, int ByteSize)
{
    public string MimeType => Format.MimeType();
}
