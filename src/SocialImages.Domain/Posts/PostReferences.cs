using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>What a post points at, checked to exist in the caller's workspace.</summary>
public sealed class PostReferences(SocialImagesDbContext context)
{
    public const int MaxImages = 10;
    public const int MaxAltTextLength = 1000;

    /// <exception cref="NotFoundException">A picture is missing, deleted, or another workspace's.</exception>
    public async Task<IReadOnlyList<PictureChoice>> ImagesAsync(
        CurrentUser caller, IReadOnlyList<Guid> imageIds, IReadOnlyList<string?>? altTexts, IReadOnlyList<PictureCrop?>? crops, CancellationToken cancellationToken)
    {
        if (imageIds.Count > MaxImages) throw new ValidationException("imageIds", $"A post has at most {MaxImages} pictures.");
        if (altTexts?.Count > imageIds.Count) throw new ValidationException("altTexts", "There are more alternative texts than pictures.");
        if (altTexts?.Any(text => text?.Length > MaxAltTextLength) == true)
            throw new ValidationException("altTexts", $"An alternative text has at most {MaxAltTextLength} characters.");

        if (crops?.Count > imageIds.Count) throw new ValidationException("crops", "There are more crops than pictures.");
        var known = await context.Images.AsNoTracking()
            .Where(image => image.WorkspaceId == caller.WorkspaceId && image.DeletedAt == null && imageIds.Contains(image.Id))
            .ToDictionaryAsync(image => image.Id, cancellationToken);
        return [.. imageIds.Select((id, position) => known.TryGetValue(id, out var image)
            ? new PictureChoice(id, altTexts?.ElementAtOrDefault(position) ?? image.AltText, Checked(crops?.ElementAtOrDefault(position), image))
            : throw new NotFoundException("image"))];
    }

    private static PictureCrop? Checked(PictureCrop? crop, Image image)
        => crop is null || crop.ToRect().FitsInto(image.Size)
            ? crop
            : throw new ValidationException("crops", $"A crop reaches beyond its picture of {image.Width}x{image.Height}.");

    public async Task ThrowUnlessAccountExistsAsync(CurrentUser caller, Guid? accountId, CancellationToken cancellationToken)
    {
        if (accountId is null) return;
        if (!await context.InstagramAccounts.AnyAsync(
            account => account.Id == accountId && account.WorkspaceId == caller.WorkspaceId, cancellationToken))
        {
            throw new NotFoundException("Instagram account");
        }
    }

    /// <exception cref="NotFoundException">Missing, deleted, or another workspace's.</exception>
    public async Task<Post> PostAsync(CurrentUser caller, Guid postId, CancellationToken cancellationToken)
        => await context.Posts.Include(post => post.Images.OrderBy(image => image.Position)).FirstOrDefaultAsync(
            post => post.Id == postId && post.WorkspaceId == caller.WorkspaceId && post.DeletedAt == null, cancellationToken)
            ?? throw new NotFoundException("post");

    /// <summary>What can be known before the slot: caption, account and picture, or the wish for one.</summary>
    public async Task ThrowUnlessPublishableAsync(Post post, AutoImage? autoImage, CancellationToken cancellationToken)
    {
        CaptionRules.ThrowUnlessPublishable(post.Caption);
        if (post.InstagramAccountId is null) throw new ValidationException("accountId", "Choose the Instagram account first.");
        if (post.Images.Count == 0 && autoImage?.Enabled != true)
            throw new ValidationException("autoImage", "Instagram takes no post without a picture: attach one, or enable autoImage.");
        if (post.Images.Count == 0 && string.IsNullOrWhiteSpace(post.Caption))
            throw new ValidationException("caption", "A picture cannot be made from an empty caption.");

        var account = await context.InstagramAccounts.AsNoTracking().SingleAsync(row => row.Id == post.InstagramAccountId, cancellationToken);
        if (account.Status != InstagramAccountStatus.Connected) throw new AccountNeedsReconnectException(account.Username);
    }
}
