namespace SocialImages.Imaging;

public enum RenditionPreset
{
    /// <summary>Within 320 x 320.</summary>
    Thumbnail,

    /// <summary>Within 1080 x 1080.</summary>
    Medium,

    /// <summary>Every pixel.</summary>
    Full,
}

public sealed record Rendition(RenditionPreset Preset, EncodedImage Image);

/// <summary>The sizes in which pictures are shown: fitted inside, never enlarged.</summary>
public sealed class RenditionMaker(ImagingEngine engine)
{
    private static readonly PixelSize ThumbnailBox = new(320, 320);

    /// <summary>Makes the wanted presets, once each, largest first.</summary>
    /// <param name="bytes">A picture, normalised or not.</param>
    /// <param name="presets">Thumbnail and medium together cost little more than medium alone: one is made from the other.</param>
    /// <param name="format">JPEG (transparency on white), PNG, WebP or AVIF.</param>
    /// <param name="cancellationToken">Ends the waiting for a worker.</param>
    /// <exception cref="ImagingException">For any reason it knows.</exception>
    public Task<IReadOnlyList<Rendition>> MakeAsync(
        ReadOnlyMemory<byte> bytes, IReadOnlyCollection<RenditionPreset> presets, ImageFormat format, CancellationToken cancellationToken) =>
        engine.ReadAsync<IReadOnlyList<Rendition>>(bytes, source => Make(source, presets, format), cancellationToken);

    internal static List<Rendition> Make(SourceImage source, IReadOnlyCollection<RenditionPreset> presets, ImageFormat format)
    {
        var made = new List<Rendition>();
        if (presets.Contains(RenditionPreset.Full))
            made.Add(presets.Count > 1 ? source.Whole(image => Encode(RenditionPreset.Full, image)) : Encode(RenditionPreset.Full, source.Load()));

        if (presets.Contains(RenditionPreset.Medium))
        {
            made.Add(Encode(RenditionPreset.Medium, source.Medium));
            if (presets.Contains(RenditionPreset.Thumbnail))
                made.Add(Encode(RenditionPreset.Thumbnail, source.Medium.ResizeTo(source.Size.ShrunkInto(ThumbnailBox))));
        }
        else if (presets.Contains(RenditionPreset.Thumbnail))
        {
            made.Add(Encode(RenditionPreset.Thumbnail, source.Shrunk(ThumbnailBox)));
        }

        return made;

        Rendition Encode(RenditionPreset preset, Native.VipsImage image) =>
            new(preset, Encoder.Encode(image, format, Quality.ForScreen(format)));
    }
}
