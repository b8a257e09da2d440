using System.Globalization;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Workspaces;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations;

/// <summary>A stored picture made larger.</summary>
/// <param name="ImageId">The picture; it stays as it is, the result is a new one.</param>
/// <param name="Factor">How much longer each side becomes: 2 or 4.</param>
/// <param name="Request">Its prompt may be empty; its size is not looked at.</param>
public sealed record UpscaleImage(Guid ImageId, int Factor, GenerateImages Request);

public sealed class UpscaleImageCommand(SourcePictures sources, GenerationOrders orders, GenerationAdmission admission)
{
    private const string Operation = "upscaleImage";
    private const int MaxSide = 8192;
    private const long MaxPixels = 32_000_000;
    private static readonly int[] Factors = [2, 4];

    /// <exception cref="UnsupportedSizeException">The result would be too large.</exception>
    /// <exception cref="DomainException">What else is wrong; nothing was stored and nothing was charged.</exception>
    public async Task<Generation> ExecuteAsync(CurrentUser caller, UpscaleImage input, CancellationToken cancellationToken)
    {
        if (!Factors.Contains(input.Factor)) throw new ValidationException("factor", "A picture can be made 2 or 4 times as long and as high.");
        var source = await sources.FindAsync(caller, input.ImageId, cancellationToken);
        var size = new PixelSize(source.Width * input.Factor, source.Height * input.Factor);
        if (size.LongSide > MaxSide || size.Pixels > MaxPixels) throw TooLarge(size, source.Size);
        var request = input.Request with { Work = ImageWork.Upscale, ReferenceImageIds = [source.Id], Size = null, AspectRatio = null, SourceSize = size };
        var repeated = await admission.FindRepeatedAsync(caller, Operation, request.IdempotencyKey, request, cancellationToken);
        return repeated
            ?? await admission.AdmitAsync(
                caller, Operation, request.IdempotencyKey, request, await orders.CheckAsync(caller, request, cancellationToken), cancellationToken);
    }

    private static UnsupportedSizeException TooLarge(PixelSize size, PixelSize source)
    {
        var allowed = Factors.Select(factor => new PixelSize(source.Width * factor, source.Height * factor))
            .Where(other => other.LongSide <= MaxSide && other.Pixels <= MaxPixels).Select(other => other.ToString());
        return new UnsupportedSizeException(
            size.ToString(), [.. allowed], string.Create(CultureInfo.InvariantCulture, $"Pictures are enlarged to at most {MaxSide} pixels a side and {MaxPixels:N0} in all."));
    }
}
