using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>Masks in the other common form: white where the picture may change, black where it stays.</summary>
internal sealed class MaskPainter(ImagingEngine engine)
{
    private readonly ImageCodec _codec = new(engine);

    /// <param name="mask">Transparent where the picture may change.</param>
    /// <param name="cancellationToken">Ends the waiting for a worker.</param>
    /// <exception cref="ImageProviderException">It is no picture.</exception>
    public async Task<ReferencePicture> WhitenAsync(ReferencePicture mask, CancellationToken cancellationToken)
    {
        try
        {
            var pixels = await _codec.DecodeAsync(mask.Bytes, cancellationToken);
            return new((await _codec.EncodeAsync(Whitened(pixels), ImageFormat.Png, cancellationToken: cancellationToken)).Bytes, "image/png");
        }
        catch (ImagingException exception) when (!exception.IsTransient)
        {
            throw new ImageProviderException(ProviderFailure.Invalid, "The mask is no picture.", exception) { Detail = $"mask: {exception.Reason}" };
        }
    }

    private static PixelBuffer Whitened(PixelBuffer mask)
    {
        var white = new PixelBuffer(mask.Size, PixelFormat.Rgb);
        if (mask.Format != PixelFormat.Rgba) return white;
        for (var (from, to) = (3, 0); from < mask.Pixels.Length; from += 4, to += 3)
            white.Pixels.Slice(to, 3).Fill((byte)(byte.MaxValue - mask.Pixels[from]));
        return white;
    }
}
