using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>When, on whose clock, and what to do about the picture. `At` is a wall clock's time in `TimeZone`.</summary>
public sealed record SchedulePost(Guid PostId, DateTime At, string TimeZone, AutoImage? AutoImage, string? IdempotencyKey)
{
    public PostRepeat? Repeat { get; init; }
}

public sealed class SchedulePostCommand(SocialImagesDbContext context, IdempotencyKeys keys, PostReferences references, TimeProvider time)
{
    public async Task<Post> ExecuteAsync(CurrentUser caller, SchedulePost input, CancellationToken cancellationToken)
    {
        var slot = PostSchedule.Resolve(input.At, input.TimeZone);
        var now = time.GetUtcNow();

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var claim = Guid.CreateVersion7(now);
        var repeated = await keys.ClaimAsync(caller, "schedulePost", input.IdempotencyKey, input, claim, cancellationToken) != claim;
        var post = await references.PostAsync(caller, input.PostId, cancellationToken);
        if (repeated) return post;

        if (slot.At <= now) throw new ScheduleInPastException();
        if (input.Repeat?.Until < DateOnly.FromDateTime(input.At)) throw new ValidationException("repeat", "The repeating would end before it begins.");
        await references.ThrowUnlessPublishableAsync(post, input.AutoImage, cancellationToken);
        post.Schedule(slot, input.AutoImage, input.Repeat, now);
        context.Record(caller, "schedulePost", post, now);
        await context.SaveChangesOrConflictAsync(post, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return post;
    }
}
