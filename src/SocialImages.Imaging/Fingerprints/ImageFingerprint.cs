using SocialImages.Imaging.Native;

namespace SocialImages.Imaging.Fingerprints;

/// <summary>What a picture looks like, in a few bytes.</summary>
/// <param name="BlurHash">Placeholder, 4x3 components, 28 characters.</param>
/// <param name="Colors">One to five dominant colours, the commonest first; three or more unless the picture has fewer.</param>
/// <param name="Sharpness">Variance of the Laplacian at 512 pixels: below about 100 a photograph looks blurred.</param>
/// <param name="Crops">For each ratio that posts use, the largest area of it where edges, saturated colours and skin are.</param>
public sealed record ImageFingerprint(
    string BlurHash, IReadOnlyList<Rgb> Colors, PerceptualHash PerceptualHash, double Sharpness, IReadOnlyDictionary<Ratio, PixelRect> Crops)
{
    private static readonly PixelSize Overview = new(512, 512);
    private static readonly PixelSize Thumb = new(64, 64);
    private static readonly Ratio[] PostRatios =
        [Ratio.Square, Ratio.Portrait4x5, Ratio.Portrait3x4, Ratio.Landscape191, Ratio.Wide16x9, Ratio.Story9x16];

    /// <param name="medium">The picture made smaller, but not below 512 pixels.</param>
    /// <param name="whole">How large it really is.</param>
    internal static ImageFingerprint Compute(VipsImage medium, PixelSize whole)
    {
        var overview = medium.ResizeTo(whole.ShrunkInto(Overview)).Flatten(Rgb.White).InMemory();
        var size = overview.Size.ShrunkInto(Thumb);
        var cropTo = Cropping.AroundAttention(overview, whole);
        var thumb = overview.ResizeTo(size).Pixels();
        return new(
            Fingerprints.BlurHash.Encode(thumb, size),
            DominantColors.Find(thumb),
            PerceptualHash.OfGrey(Grey(overview.ResizeTo(PerceptualHash.Grid))),
            Laplacian.Variance(Grey(overview), overview.Size),
            PostRatios.ToDictionary(ratio => ratio, ratio => cropTo(ratio.LargestIn(whole))));
    }

    private static byte[] Grey(VipsImage image) => image.Apply("colourspace", "space=b-w").Pixels();
}
