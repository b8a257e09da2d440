using System.Globalization;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations;

/// <summary>What size is asked of the model and what size the caller gets; in between the picture is scaled and cropped.</summary>
public sealed record SizePlan(PixelSize Requested, PixelSize Sent)
{
    // 1024x1536 cut to 9:16 is 864 wide; shown at 1080 that is 1.25 times, still sharp on a telephone.
    private const double SharpEnlargement = 1.25;

    // Models of one megapixel make stories of 768x1344: softer, but a story.
    private const double MaxEnlargement = 1.5;

    private static readonly PixelSize Usual = new(1536, 1536);

    private static readonly PixelSize[] Classics = [new(256, 256), new(512, 512), new(1024, 1024), new(1792, 1024), new(1024, 1792)];

    public bool NeedsResizing => Requested != Sent;

    /// <summary>How much of the made picture is left after cutting it to the wanted shape, 0 to 1.</summary>
    public double KeptShare => ShareKept(Sent, Requested);

    /// <summary>The middle of the made picture in the wanted shape; null when it has that shape, to the thousandth.</summary>
    public ImageCrop? Crop
    {
        get
        {
            if (KeptShare >= 1) return null;
            var width = Math.Min(Sent.Width, (int)Math.Round(Sent.Height * Requested.Ratio));
            var height = Math.Min(Sent.Height, (int)Math.Round(Sent.Width / Requested.Ratio));
            return new ImageCrop((Sent.Width - width) / 2, (Sent.Height - height) / 2, width, height);
        }
    }

    /// <summary>The networks' own pixels for a format.</summary>
    public static PixelSize PixelsOf(AspectRatio ratio) => ratio switch
    {
        AspectRatio.Square => new(1080, 1080),
        AspectRatio.Portrait_4_5 => new(1080, 1350),
        AspectRatio.Portrait_3_4 => new(1080, 1440),
        AspectRatio.Landscape_191 => new(1080, 566),
        AspectRatio.Wide_16_9 => new(1920, 1080),
        AspectRatio.Story_9_16 => new(1080, 1920),
        _ => throw new ArgumentOutOfRangeException(nameof(ratio), ratio, null),
    };

    /// <exception cref="UnsupportedSizeException">Neither a usual size nor one the model makes.</exception>
    public static SizePlan For(string requested, ImageModel model)
        => SizeText.Parse(requested) is { } size && (IsUsual(size) || model.Makes(size)) && Find(size, model) is { } plan
            ? plan
            : throw new UnsupportedSizeException(requested, Allowed(model), Rule(model));

    /// <summary>The size of a stored picture, or the largest of its shape that the model comes near to.</summary>
    /// <exception cref="UnsupportedSizeException">The model makes nothing of such a shape.</exception>
    public static SizePlan Like(PixelSize source, ImageModel model)
        => Find(source, model) ?? Find(source.ShrunkInto(Usual), model) ?? throw new UnsupportedSizeException(source.ToString(), Allowed(model), Rule(model));

    /// <summary>Null when the model makes nothing that comes near.</summary>
    public static SizePlan? Find(PixelSize requested, ImageModel model)
    {
        var sent = model.Makes(requested) ? requested
            : model.SizeRule is { } rule ? rule.Nearest(requested)
            : NearestListed(requested, model.Sizes);
        return sent is { } size ? new SizePlan(requested, size) : null;
    }

    private static bool IsUsual(PixelSize size)
        => Classics.Contains(size) || Enum.GetValues<AspectRatio>().Any(ratio => PixelsOf(ratio) == size);

    private static PixelSize? NearestListed(PixelSize requested, IReadOnlyList<PixelSize> sizes)
    {
        var reachable = sizes.Where(size => Enlargement(size, requested) <= SharpEnlargement).ToList();
        if (reachable.Count == 0) reachable = [.. sizes.Where(size => Enlargement(size, requested) <= MaxEnlargement)];
        return reachable.Count == 0 ? null : reachable.MinBy(size => (-ShareKept(size, requested), size.Pixels));
    }

    private static double ShareKept(PixelSize made, PixelSize wanted)
        => Math.Round(Math.Min(made.Ratio, wanted.Ratio) / Math.Max(made.Ratio, wanted.Ratio), 3);

    private static double Enlargement(PixelSize made, PixelSize wanted)
        => Math.Max((double)wanted.Width / made.Width, (double)wanted.Height / made.Height);

    private static List<string> Allowed(ImageModel model)
        => [.. Classics.Concat(Enum.GetValues<AspectRatio>().Select(PixelsOf)).Where(size => Find(size, model) is not null)
            .Concat(model.Sizes).Distinct().OrderBy(size => size.Pixels).Select(size => size.ToString())];

    private static string Rule(ImageModel model) => model.SizeRule is { } rule
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name} also makes any WIDTHxHEIGHT in multiples of {rule.Multiple} with sides up to {rule.MaxSide}, at most {rule.MaxRatio}:1, and {rule.MinPixels} to {rule.MaxPixels} pixels.")
        : $"{model.Name} makes only listed sizes.";
}
