using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>Only what is given changes.</summary>
public sealed record UpdatePost(
    Guid PostId, string? Caption, Guid? AccountId, IReadOnlyList<Guid>? ImageIds, IReadOnlyList<string?>? AltTexts)
{
    /// <summary>By the position of the pictures.</summary>
    public IReadOnlyList<PictureCrop?>? Crops { get; init; }
}

public sealed class UpdatePostCommand(SocialImagesDbContext context, PostReferences references, TimeProvider time)
{
    public async Task<Post> ExecuteAsync(CurrentUser caller, UpdatePost input, CancellationToken cancellationToken)
    {
        var post = await references.PostAsync(caller, input.PostId, cancellationToken);
        var caption = input.Caption ?? post.Caption;
        CaptionRules.ThrowUnlessStorable(caption);
        await references.ThrowUnlessAccountExistsAsync(caller, input.AccountId, cancellationToken);
        var images = await references.ImagesAsync(
            caller,
            input.ImageIds ?? [.. post.Images.Select(image => image.ImageId)],
            input.AltTexts ?? (input.ImageIds is null ? [.. post.Images.Select(image => image.AltText)] : null),
            input.Crops ?? (input.ImageIds is null ? [.. post.Images.Select(image => image.Crop)] : null),
            cancellationToken);

        var now = time.GetUtcNow();
        if (post.ScheduledFor is not null) CaptionRules.ThrowUnlessPublishable(caption);
        var before = await context.HashContentAsync(post, cancellationToken);
        post.Edit(caption, input.AccountId ?? post.InstagramAccountId, images, now);
        context.Record(caller, "updatePost", post, now);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesOrConflictAsync(post, cancellationToken);
        if (await context.HashContentAsync(post, cancellationToken) != before)
            await context.PostApprovals.Where(approval => approval.PostId == post.Id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return post;
    }
}
