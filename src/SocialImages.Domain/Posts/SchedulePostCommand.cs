using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>When, on whose clock, and what to do about the picture. `At` is a wall clock's time in `TimeZone`.</summary>
public sealed record SchedulePost(Guid PostId, DateTime At, string TimeZone, AutoImage? AutoImage, string? IdempotencyKey);

public sealed class SchedulePostCommand(SocialImagesDbContext context, IdempotencyKeys keys, PostReferences references, TimeProvider time)
{
    public async Task<Post> ExecuteAsync(CurrentUser caller, SchedulePost input, CancellationToken cancellationToken)
    {
        var at = PostSchedule.ToInstant(input.At, input.TimeZone);
        var now = time.GetUtcNow();

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var claim = Guid.CreateVersion7(now);
        var repeated = await keys.ClaimAsync(caller, "schedulePost", input.IdempotencyKey, input, claim, cancellationToken) != claim;
        var post = await references.PostAsync(caller, input.PostId, cancellationToken);
        if (repeated) return post;

        if (at <= now) throw new ScheduleInPastException();
        await ThrowUnlessPublishableAsync(post, input.AutoImage, cancellationToken);
        post.Schedule(at, input.TimeZone, input.AutoImage, now);
        context.Record(caller, "schedulePost", post, now);
        await context.SaveChangesOrConflictAsync(post, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return post;
    }

    private async Task ThrowUnlessPublishableAsync(Post post, AutoImage? autoImage, CancellationToken cancellationToken)
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
