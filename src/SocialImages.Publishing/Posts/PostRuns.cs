using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;

namespace SocialImages.Publishing.Posts;

/// <summary>Loads what a claim entitles to.</summary>
internal sealed class PostRuns(
    IDbContextFactory<SocialImagesDbContext> contexts, TokenProtector protector, IOptions<PublishingOptions> options, TimeProvider time)
{
    // Compiled once: it is asked for every post that goes out.
    private static readonly Func<SocialImagesDbContext, Guid, long?, CancellationToken, Task<Loaded?>> LoadAsync = EF.CompileAsyncQuery(
        (SocialImagesDbContext context, Guid postId, long? fence, CancellationToken cancellationToken) => context.Posts
            .Where(post => post.Id == postId && (fence == null || post.Fence == fence))
            .Include(post => post.Images.OrderBy(image => image.Position))
            .Join(
                context.InstagramAccounts,
                post => post.InstagramAccountId,
                account => account.Id,
                (post, account) => new Loaded(
                    post, account, context.PublishingSettings.Any(settings => settings.WorkspaceId == post.WorkspaceId && settings.RequiresApproval)))
            .FirstOrDefault());

    /// <summary>Null when the claim was lost in between.</summary>
    public Task<PostRun?> OpenAsync(PostClaim claim, CancellationToken cancellationToken) => OpenAsync(claim.Id, claim.Fence, cancellationToken);

    /// <summary>Whatever its fence: only for who holds the post's publish lock.</summary>
    public Task<PostRun?> OpenAsOwnerAsync(Guid postId, CancellationToken cancellationToken) => OpenAsync(postId, fence: null, cancellationToken);

    private async Task<PostRun?> OpenAsync(Guid postId, long? fence, CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            if (await LoadAsync(context, postId, fence, cancellationToken) is { } found)
                return new PostRun(context, found.Post, found.Account, found.RequiresApproval, protector, options.Value.Lease, time);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }

        await context.DisposeAsync();
        return null;
    }

    private sealed record Loaded(Post Post, InstagramAccount Account, bool RequiresApproval);
}
