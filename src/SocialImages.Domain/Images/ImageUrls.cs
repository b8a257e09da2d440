using SocialImages.Domain.Images.Renditions;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Domain.Images;

/// <summary>Links to a picture's versions: from the store's own network where it has one, else signed links to this service.</summary>
public sealed class ImageUrls(FileUrls files, IImageStore store)
{
    /// <param name="image">The picture.</param>
    /// <param name="renditions">Its stored renditions.</param>
    /// <param name="wanted">Where the picture has no such rendition, the link is to FULL.</param>
    public string For(Image image, IEnumerable<ImageRendition> renditions, Rendition wanted)
        => renditions.FirstOrDefault(stored => stored.Rendition == wanted && stored.ImageId == image.Id) is { } smaller
            ? ForStored(new StorageKey(image.WorkspaceId, smaller.ContentHash), smaller.MimeType)
            : ForStored(image.StorageKey, image.MimeType);

    /// <param name="image">The picture.</param>
    /// <param name="made">The version, where it is made already: else the link is to this service, which makes it at the first request.</param>
    /// <param name="spec">Which version.</param>
    public string ForVariant(Image image, ImageVariant? made, VariantSpec spec)
    {
        if (spec == VariantSpec.Of(Rendition.Full, RenditionFormats.Of(image))) return ForStored(image.StorageKey, image.MimeType);
        return made is null
            ? files.ForVariant(image.WorkspaceId, image.Id, spec)
            : ForStored(new StorageKey(image.WorkspaceId, made.ContentHash), made.MimeType);
    }

    /// <summary>A preview of a picture that is still being made (JPEG).</summary>
    public string ForPreview(Guid workspaceId, ContentHash preview) => ForStored(new StorageKey(workspaceId, preview), "image/jpeg");

    private string ForStored(StorageKey key, string mimeType) => store.PublicUrlOf(key) ?? files.For(key, mimeType);
}
