using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Generations;

/// <summary>Masks of edits: checked, encoded anew, and stored under their content hash like any bytes from outside.</summary>
public sealed class EditMasks(ImageInspector inspector, ImageTransformer transformer, StoredFiles files)
{
    private static readonly ImageTransform AsPng = new() { Mode = ResizeMode.Limit, Format = ImageFormat.Png };

    /// <exception cref="ValidationException">No PNG with transparency, or not of the picture's size.</exception>
    public async Task<ImageFile> ReadAsync(Image source, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            var facts = inspector.Inspect(bytes);
            if (facts is not { Format: ImageFormat.Png, HasAlpha: true } || facts.Size != source.Size)
                throw new ValidationException("mask", $"A mask is a PNG of the picture's size ({source.Size}), transparent where the picture may change.");
            return ImageFile.Of(await transformer.ApplyAsync(bytes, AsPng, cancellationToken));
        }
        catch (ImagingException exception) when (!exception.IsTransient)
        {
            throw new ValidationException("mask", "The mask is no picture that can be read.");
        }
    }

    /// <exception cref="ImageStoreException">It could not be stored.</exception>
    public Task StoreAsync(Image source, ImageFile mask, CancellationToken cancellationToken)
        => files.WriteAsync(new StorageKey(source.WorkspaceId, mask.Hash), mask.Image.Bytes, cancellationToken);
}
