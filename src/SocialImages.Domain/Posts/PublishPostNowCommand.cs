using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

public sealed record PublishPostNow(Guid PostId, AutoImage? AutoImage, string? IdempotencyKey);

/// <summary>The slot is this moment: every step of publishing starts at once.</summary>
public sealed class PublishPostNowCommand(SocialImagesDbContext context, IdempotencyKeys keys, PostReferences references, TimeProvider time)
{
    public async Task<Post> ExecuteAsync(CurrentUser caller, PublishPostNow input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var claim = Guid.CreateVersion7(now);
        var repeated = await keys.ClaimAsync(caller, "publishPostNow", input.IdempotencyKey, input, claim, cancellationToken) != claim;
        var post = await references.PostAsync(caller, input.PostId, cancellationToken);
        if (repeated) return post;

        var autoImage = input.AutoImage ?? post.AutoImage;
        await references.ThrowUnlessPublishableAsync(post, autoImage, cancellationToken);
        post.PublishNow(autoImage, now);
        context.Record(caller, "publishPostNow", post, now);
        await context.SaveChangesOrConflictAsync(post, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return post;
    }
}
