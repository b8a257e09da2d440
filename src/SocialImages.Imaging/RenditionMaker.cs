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

    internal static List<Rendition> Make(SourceImage source, IReadOnlyCollection<RenditionPreset> presets, ImageFormat format) =>
        [.. presets.Distinct().OrderDescending().Select(preset => Make(source, preset, presets, format))];

    /// <param name="source">What it is made of.</param>
    /// <param name="preset">The wanted one.</param>
    /// <param name="presets">All that are made of this source: what serves several is made once.</param>
    /// <param name="format">As for all of them.</param>
    internal static Rendition Make(SourceImage source, RenditionPreset preset, IReadOnlyCollection<RenditionPreset> presets, ImageFormat format)
    {
        return new(preset, preset switch
        {
            RenditionPreset.Full when presets.Count > 1 => source.Whole(Encode),
            RenditionPreset.Full => Encode(source.Load()),
            RenditionPreset.Medium => Encode(source.Medium),
            _ when presets.Contains(RenditionPreset.Medium) => Encode(source.Medium.ResizeTo(source.Size.ShrunkInto(ThumbnailBox))),
            _ => Encode(source.Shrunk(ThumbnailBox)),
        });

        EncodedImage Encode(Native.VipsImage image) => Encoder.Encode(image, format, Quality.ForScreen(format));
    }
}
