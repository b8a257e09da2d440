using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>A derived picture.</summary>
internal sealed record Rendered(byte[] Bytes, string Format, int Width, int Height);

/// <summary>Runs a chain of transformations over a picture.</summary>
internal sealed class Renderer(ImageInspector inspector, ImageTransformer transformer, ImageCodec codec)
{
    /// <summary>Null when the file is not a picture that can be decoded to its end.</summary>
    public async Task<Rendered?> InspectAsync(byte[] file, long maxPixels, CancellationToken cancellationToken)
    {
        try
        {
            var facts = inspector.Inspect(file);
            if (facts.Size.Pixels > maxPixels)
                throw CloudinaryException.Bad(FormattableString.Invariant($"Maximum image size is {maxPixels / 1e6:0.##} Megapixels. Requested {facts.Size.Pixels / 1e6:0.00} Megapixels"));
            await codec.DecodeAsync(file, new PixelSize(64, 64), cancellationToken);
            return new Rendered(file, facts.Format.Extension(), facts.Size.Width, facts.Size.Height);
        }
        catch (ImagingException)
        {
            return null;
        }
    }

    public async Task<Rendered> RenderAsync(byte[] file, IReadOnlyList<Transformation> steps, string format, CancellationToken cancellationToken)
    {
        var quality = QualityOf(steps);
        var geometry = steps.Where(step => step.ChangesGeometry).ToList();
        ReadOnlyMemory<byte> current = file;
        foreach (var step in geometry.SkipLast(1)) current = (await ApplyAsync(current, step, ImageFormat.Png, quality, cancellationToken)).Bytes;
        var made = await ApplyAsync(current, geometry.LastOrDefault(), Formats.ToImaging(format), quality, cancellationToken);
        return new Rendered(made.Bytes.ToArray(), format, made.Size.Width, made.Size.Height);
    }

    private async Task<EncodedImage> ApplyAsync(ReadOnlyMemory<byte> file, Transformation? step, ImageFormat format, Quality quality, CancellationToken cancellationToken)
    {
        try
        {
            var transform = step is null ? new ImageTransform() : Geometry.Of(step, inspector.Inspect(file).Size);
            if (step?.Background == "auto") transform = transform with { Background = await BorderColor.OfAsync(codec, file, cancellationToken) };
            return await transformer.ApplyAsync(file, transform with { Format = format, Quality = quality }, cancellationToken);
        }
        catch (ImagingException unusable)
        {
            throw CloudinaryException.Bad(unusable.PublicMessage);
        }
    }

    private static Quality QualityOf(IEnumerable<Transformation> steps) => steps.LastOrDefault(step => step.Quality is not null)?.Quality switch
    {
        null or "auto" or "auto:good" => new Quality(80),
        "auto:best" => new Quality(90),
        "auto:eco" => new Quality(70),
        "auto:low" => new Quality(55),
        var number => new Quality(int.Parse(number, provider: null)),
    };
}
