using SocialImages.Imaging;

namespace SocialImages.Domain.Credits;

/// <summary>What a picture costs in credits, by size and quality only: which provider makes it changes nothing.</summary>
public static class CreditPrices
{
    private const int PixelsPerCredit = 1024 * 1024 / 10;

    public static CreditAmount PerImage(PixelSize size, bool highDefinition)
        => Standard(size) * (highDefinition && size.Width * size.Height > 512 * 512 ? 2 : 1);

    private static CreditAmount Standard(PixelSize size) => (size.Width, size.Height) switch
    {
        (256, 256) => new(3),
        (512, 512) => new(5),
        (1024, 1024) => new(10),
        (1792, 1024) or (1024, 1792) => new(15),
        _ => new(Math.Max(3, (int)Math.Ceiling((double)size.Width * size.Height / PixelsPerCredit))),
    };
}
