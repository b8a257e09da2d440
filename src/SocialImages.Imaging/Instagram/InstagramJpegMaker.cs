using SocialImages.Imaging.Native;

namespace SocialImages.Imaging.Instagram;

/// <summary>
/// Makes the JPEG a feed takes without touching it: 1080 wide, ratio 0.8 to 1.91, sRGB, within 8 MiB.
/// The same source and choice give the same bytes.
/// </summary>
public sealed class InstagramJpegMaker(ImagingEngine engine, InstagramJpegOptions options)
{
    private const int Width = 1080;
    private static readonly int[] Qualities = [92, 88, 84, 80, 75, 70, 60, 50, 40, 30];

    /// <param name="bytes">A picture, normalised or not; a small one is enlarged.</param>
    /// <param name="frame">The ratio wanted.</param>
    /// <param name="gravity">Which part to keep when something must go.</param>
    /// <param name="cancellationToken">Ends the waiting for a worker.</param>
    /// <exception cref="ImagingException">For any reason it knows.</exception>
    public Task<InstagramJpeg> MakeAsync(
        ReadOnlyMemory<byte> bytes, InstagramFrame frame, Gravity gravity, CancellationToken cancellationToken) =>
        engine.ReadAsync(
            bytes,
            source =>
            {
                var target = TargetFor(frame, source.Size);
                return Make(source, Cropping.Find(source, Ratio.Of(target).LargestIn(source.Size), gravity), target);
            },
            cancellationToken);

    /// <summary>Keeps the given area, less what its ratio forces off both ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The area is not within the upright picture.</exception>
    /// <exception cref="ImagingException">For any reason it knows.</exception>
    public Task<InstagramJpeg> MakeAsync(
        ReadOnlyMemory<byte> bytes, InstagramFrame frame, PixelRect crop, CancellationToken cancellationToken) =>
        engine.ReadAsync(
            bytes,
            source =>
            {
                if (!crop.FitsInto(source.Size))
                    throw new ArgumentOutOfRangeException(nameof(crop), crop, $"Not within the picture of {source.Size}.");
                var target = TargetFor(frame, crop.Size);
                var inner = PixelRect.Centred(crop.Size, Ratio.Of(target));
                return Make(source, inner with { Left = crop.Left + inner.Left, Top = crop.Top + inner.Top }, target);
            },
            cancellationToken);

    private PixelSize TargetFor(InstagramFrame frame, PixelSize source) => frame switch
    {
        InstagramFrame.Square => new(Width, 1080),
        InstagramFrame.Portrait => new(Width, 1350),
        InstagramFrame.Landscape => new(Width, 566),
        InstagramFrame.TallPortrait => new(Width, options.AllowThreeByFour ? 1440 : 1350),
        // 566 and 1350 are the heights of 1.91 and 0.8, rounded to the inside of what is allowed.
        InstagramFrame.Nearest => new(Width, (int)Math.Clamp(Math.Round(Width / source.Ratio), 566, 1350)),
        _ => throw new ArgumentOutOfRangeException(nameof(frame)),
    };

    private InstagramJpeg Make(SourceImage source, PixelRect crop, PixelSize target)
    {
        var image = Encode(source.Render(crop, target).Flatten(Rgb.White).InMemory());
        return new InstagramJpeg(image, crop, image.ComputeSha256());
    }

    private EncodedImage Encode(VipsImage image)
    {
        foreach (var quality in Qualities)
        {
            var encoded = Encoder.Jpeg(image, new Quality(quality), "interlace=false,optimize_coding=true,subsample_mode=off");
            if (encoded.Bytes.Length <= options.MaxBytes)
                return encoded;
        }

        throw new ImagingException(ImagingReason.TooLarge, $"The picture does not fit into {options.MaxBytes:N0} bytes at any quality.");
    }
}
