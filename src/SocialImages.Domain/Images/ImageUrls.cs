namespace SocialImages.Domain.Images;

/// <summary>Signed links to a picture's renditions.</summary>
public sealed class ImageUrls(FileUrls files)
{
    /// <param name="image">The picture.</param>
    /// <param name="renditions">Its stored renditions.</param>
    /// <param name="wanted">Where the picture has no such rendition, the link is to FULL.</param>
    public string For(Image image, IEnumerable<ImageRendition> renditions, Rendition wanted)
        => renditions.FirstOrDefault(stored => stored.Rendition == wanted && stored.ImageId == image.Id) is { } smaller
            ? files.For(new StorageKey(image.WorkspaceId, smaller.ContentHash), smaller.MimeType)
            : files.For(image.StorageKey, image.MimeType);

    /// <summary>A preview of a picture that is still being made (JPEG).</summary>
    public string ForPreview(Guid workspaceId, ContentHash preview) => files.For(new StorageKey(workspaceId, preview), "image/jpeg");
}
