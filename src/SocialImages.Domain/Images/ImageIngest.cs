using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;
using SocialImages.Imaging.Fingerprints;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Images;

/// <summary>
/// From bytes of the outside to stored files of ours: decoded, encoded anew, kept under their content hash, with
/// thumbnail and medium beside them. Rows are written by the caller, after the bytes are safe.
/// </summary>
public sealed class ImageIngest(
    ImageInspector inspector, ImageTransformer transformer, ImageNormalizer normalizer, StoredFiles files)
{
    private static readonly RenditionPreset[] Eager = [RenditionPreset.Thumbnail, RenditionPreset.Medium];

    /// <param name="bytes">A picture in any format that can be read.</param>
    /// <param name="cropTo">The exact size wanted, in pixels: filled, and what stands over is cut off around the middle. Null keeps the size.</param>
    /// <param name="cancellationToken">Ends the waiting for a worker.</param>
    /// <exception cref="ImagingException">The bytes are no picture we take, or too many pictures are waiting.</exception>
    public async Task<PreparedImage> PrepareAsync(ReadOnlyMemory<byte> bytes, PixelSize? cropTo, CancellationToken cancellationToken)
    {
        if (cropTo is { } size && inspector.Inspect(bytes).Size != size)
        {
            // PNG between the two steps: the picture is compressed lossily once, at the end.
            var fill = new ImageTransform { Mode = ResizeMode.Fill, Width = size.Width, Height = size.Height, Format = ImageFormat.Png };
            bytes = (await transformer.ApplyAsync(bytes, fill, cancellationToken)).Bytes;
        }

        var normalized = await normalizer.NormalizeAsync(bytes, Eager, cancellationToken);
        return new PreparedImage(
            ImageFile.Of(normalized.Image),
            [.. normalized.Renditions.Select(made => (RenditionOf(made.Preset), ImageFile.Of(made.Image)))],
            normalized.Fingerprint);
    }

    /// <summary>Repeatable: what is stored already is not written twice.</summary>
    /// <exception cref="ImageStoreException">Not all of it is stored.</exception>
    public Task StoreAsync(Guid workspaceId, PreparedImage image, CancellationToken cancellationToken)
        => files.WriteAsync(
            workspaceId,
            [.. image.Files.Select(file => (file.Hash, file.Image.Bytes))],
            cancellationToken);

    private static Rendition RenditionOf(RenditionPreset preset)
        => preset == RenditionPreset.Thumbnail ? Rendition.Thumbnail : Rendition.Medium;
}

/// <summary>An encoded picture with the hash it is stored under.</summary>
public sealed record ImageFile(EncodedImage Image, ContentHash Hash)
{
    public static ImageFile Of(EncodedImage image) => new(image, ContentHash.Of(image.Bytes.Span));
}

/// <summary>A picture ready to be stored: FULL, its smaller renditions, and what it looks like.</summary>
public sealed record PreparedImage(ImageFile Full, IReadOnlyList<(Rendition Rendition, ImageFile File)> Renditions, ImageFingerprint Fingerprint)
{
    public IEnumerable<ImageFile> Files => Renditions.Select(made => made.File).Append(Full);

    /// <summary>As `#rrggbb`, the commonest first.</summary>
    public IReadOnlyList<string> Colors => [.. Fingerprint.Colors.Select(color => color.ToString())];

    public IReadOnlyList<SuggestedCrop> Crops =>
        [.. Enum.GetValues<AspectRatio>().Select(aspect => aspect.CropOf(Fingerprint.Crops[aspect.ToRatio()]))];

    public IEnumerable<ImageRendition> RenditionRows(Guid imageId) => Renditions.Select(made => new ImageRendition
    {
        ImageId = imageId,
        Rendition = made.Rendition,
        ContentHash = made.File.Hash,
        MimeType = made.File.Image.MimeType,
        Width = made.File.Image.Size.Width,
        Height = made.File.Image.Size.Height,
        ByteSize = made.File.Image.Bytes.Length,
    });
}
