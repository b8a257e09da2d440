using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>Small JPEGs of pictures that are still being made.</summary>
internal sealed class Previews(ImageTransformer transformer, StoredFiles files)
{
    private static readonly ImageTransform Small = new() { Mode = ResizeMode.Limit, Width = 512, Height = 512, Format = ImageFormat.Jpeg };

    /// <summary>Null when there is nothing to show: a preview is never worth failing for.</summary>
    public async Task<ContentHash?> StoreAsync(Guid workspaceId, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            var preview = ImageFile.Of(await transformer.ApplyAsync(bytes, Small, cancellationToken));
            await files.WriteAsync(new StorageKey(workspaceId, preview.Hash), preview.Image.Bytes, cancellationToken);
            return preview.Hash;
        }
        catch (Exception exception) when (exception is ImagingException or ImageStoreException)
        {
            return null;
        }
    }
}
