using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;

namespace SocialImages.Domain.Posts;

/// <summary>The very file that will be published, or was.</summary>
/// <param name="Url">A signed link to exactly those bytes.</param>
/// <param name="Sha256">Of the bytes, in lower-case hex; publishing refuses any other.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PostPreview(string Url, string Sha256, int Width, int Height);

/// <summary>Shows what goes out, before it does.</summary>
public sealed class PostPreviews(IDbContextFactory<SocialImagesDbContext> contexts, InstagramJpegs jpegs, ImageUrls urls)
{
    /// <summary>By the position of the pictures, up to the first that cannot be used.</summary>
    public async Task<IReadOnlyList<PostPreview>> OfAsync(Post post, CancellationToken cancellationToken)
    {
        var places = await PlacesAsync(post, cancellationToken);
        if (places.Count > 0 && places.TrueForAll(place => place.Place.PreparedHash is not null))
            return [.. places.Select(place => PreviewOf(post.WorkspaceId, place.Place))];
        try
        {
            var made = await jpegs.MakeAllAsync(places.Select(place => (place.Image, place.Place.Crop)), cancellationToken);
            return [.. made.Select(jpeg => new PostPreview(urls.ForPreview(jpeg.WorkspaceId, jpeg.ContentHash), jpeg.ContentHash.Hex, jpeg.Width, jpeg.Height))];
        }
        catch (Exception unusable) when (unusable is ImagingException or ImageStoreException)
        {
            return [];
        }
    }

    private PostPreview PreviewOf(Guid workspaceId, PostImage place) => new(
        urls.ForPreview(workspaceId, place.PreparedHash!.Value),
        place.PreparedHash.Value.Hex, place.PreparedWidth!.Value, place.PreparedHeight!.Value);

    private async Task<List<(PostImage Place, Image Image)>> PlacesAsync(Post post, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from place in context.PostImages.AsNoTracking()
            where place.PostId == post.Id
            join image in context.Images on place.ImageId equals image.Id
            orderby place.Position
            select new { place, image }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.place, row.image));
    }
}
