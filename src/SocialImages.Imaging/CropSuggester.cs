namespace SocialImages.Imaging;

public enum Gravity
{
    Centre,

    /// <summary>Where edges, saturated colours and skin are.</summary>
    Attention,
}

/// <summary>Proposes which part of a picture to keep for a ratio.</summary>
public sealed class CropSuggester(ImagingEngine engine)
{
    /// <returns>The largest area of that ratio, in the upright picture's pixels.</returns>
    /// <exception cref="ImagingException">For any reason it knows.</exception>
    public Task<PixelRect> SuggestAsync(ReadOnlyMemory<byte> bytes, Ratio ratio, CancellationToken cancellationToken) =>
        engine.ReadAsync(bytes, source => Cropping.Find(source, ratio.LargestIn(source.Size), Gravity.Attention), cancellationToken);
}
