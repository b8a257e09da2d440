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
        var size = whole.ShrunkInto(Overview);
        var pixels = medium.Flatten(Rgb.White).Read(all => Averages.Of(all, medium.Size, channels: 3, size));
        var grey = Grey(pixels);
        var thumbSize = size.ShrunkInto(Thumb);
        var thumb = Averages.Of(pixels, size, channels: 3, thumbSize);
        var cropTo = Cropping.AroundAttention(pixels, size, whole);
        return new(
            Fingerprints.BlurHash.Encode(thumb, thumbSize),
            DominantColors.Find(thumb),
            PerceptualHash.OfGrey(Averages.Of(grey, size, channels: 1, PerceptualHash.Grid)),
            Laplacian.Variance(grey, size),
            PostRatios.ToDictionary(ratio => ratio, ratio => cropTo(ratio.LargestIn(whole))));
    }

    /// <summary>As televisions weigh the colours, for which the usual limits of sharpness are meant.</summary>
    private static byte[] Grey(ReadOnlySpan<byte> rgb)
    {
        var grey = new byte[rgb.Length / 3];
        for (var at = 0; at < grey.Length; at++)
            grey[at] = (byte)(((77 * rgb[3 * at]) + (150 * rgb[(3 * at) + 1]) + (29 * rgb[(3 * at) + 2])) >> 8);
        return grey;
    }
}
