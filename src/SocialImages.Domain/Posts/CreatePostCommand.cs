using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>A new draft. `AltTexts` go with `ImageIds` by position; missing ones fall back to the picture's own.</summary>
public sealed record CreatePost(
    string Caption, Guid? AccountId, IReadOnlyList<Guid>? ImageIds, IReadOnlyList<string?>? AltTexts, string? IdempotencyKey)
{
    /// <summary>By the position of the pictures; missing ones show what matters most.</summary>
    public IReadOnlyList<PictureCrop?>? Crops { get; init; }
}

public sealed class CreatePostCommand(SocialImagesDbContext context, IdempotencyKeys keys, PostReferences references, TimeProvider time)
{
    public async Task<Post> ExecuteAsync(CurrentUser caller, CreatePost input, CancellationToken cancellationToken)
    {
        CaptionRules.ThrowUnlessStorable(input.Caption);
        var images = await references.ImagesAsync(caller, input.ImageIds ?? [], input.AltTexts, input.Crops, cancellationToken);
        await references.ThrowUnlessAccountExistsAsync(caller, input.AccountId, cancellationToken);

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var first = await keys.ClaimAsync(caller, "createPost", input.IdempotencyKey, input, id, cancellationToken);
        if (first != id) return await context.Posts.Include(post => post.Images).SingleAsync(post => post.Id == first, cancellationToken);

        var post = new Post { Id = id, WorkspaceId = caller.WorkspaceId, CreatedById = caller.UserId, Caption = "", CreatedAt = now };
        post.Edit(input.Caption, input.AccountId, images, now);
        context.Posts.Add(post);
        context.Record(caller, "createPost", post, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return post;
    }
}
