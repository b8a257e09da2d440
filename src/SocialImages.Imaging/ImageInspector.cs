namespace SocialImages.Imaging;

/// <summary>Reads headers, without decoding: under a millisecond.</summary>
public sealed class ImageInspector(ImagingEngine engine)
{
    /// <exception cref="ImagingException">TooLarge, TooManyPixels, Unsupported or Corrupt.</exception>
    public ImageFacts Inspect(ReadOnlyMemory<byte> bytes) => Header.Read(engine.Limits, bytes).Facts;
}
