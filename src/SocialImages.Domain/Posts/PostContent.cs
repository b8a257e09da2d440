using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Posts;

/// <summary>What a reader of Instagram will see of a post, as one hash: the thing that is approved.</summary>
public static class PostContent
{
    private sealed record Picture(string? Hash, PictureCrop? Crop, string? AltText);

    private sealed record Content(string Caption, Guid? AccountId, IEnumerable<Picture> Pictures);

    /// <summary>Equal content has an equal hash, whoever writes it and whenever it goes out.</summary>
    public static ContentHash HashOf(
        string caption, Guid? accountId, IEnumerable<PostImage> pictures, IReadOnlyDictionary<Guid, ContentHash> hashes)
    {
        var ordered = pictures.OrderBy(picture => picture.Position).Select(picture => new Picture(
            hashes.TryGetValue(picture.ImageId, out var hash) ? hash.Hex : null, picture.Crop, picture.AltText));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new Content(caption, accountId, ordered));
        return new ContentHash(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The post must be loaded with its pictures.</summary>
    public static async Task<ContentHash> HashContentAsync(this SocialImagesDbContext context, Post post, CancellationToken cancellationToken)
    {
        var ids = post.Images.Select(picture => picture.ImageId).ToList();
        var hashes = await context.Images.AsNoTracking().Where(image => ids.Contains(image.Id))
            .ToDictionaryAsync(image => image.Id, image => image.ContentHash, cancellationToken);
        return HashOf(post.Caption, post.InstagramAccountId, post.Images, hashes);
    }

    public static async Task<PublishingSettings> PublishingSettingsOfAsync(
        this SocialImagesDbContext context, Guid workspaceId, CancellationToken cancellationToken)
        => await context.PublishingSettings.AsNoTracking().FirstOrDefaultAsync(row => row.WorkspaceId == workspaceId, cancellationToken)
            ?? new PublishingSettings { WorkspaceId = workspaceId };

    /// <summary>Whether the content as loaded may go out: approved as it stands, or in a workspace that asks for no approval.</summary>
    public static async Task<bool> MayGoOutAsync(this SocialImagesDbContext context, Post post, CancellationToken cancellationToken)
    {
        var settings = await context.PublishingSettingsOfAsync(post.WorkspaceId, cancellationToken);
        return !settings.RequiresApproval || await context.IsApprovedAsync(post, cancellationToken);
    }

    /// <summary>Whether somebody has approved the content as it is loaded.</summary>
    public static async Task<bool> IsApprovedAsync(this SocialImagesDbContext context, Post post, CancellationToken cancellationToken)
    {
        var hash = await context.HashContentAsync(post, cancellationToken);
        return await context.PostApprovals.AnyAsync(row => row.PostId == post.Id && row.ContentHash == hash, cancellationToken);
    }
}
