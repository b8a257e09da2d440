using System.Linq.Expressions;
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
    public static readonly TimeSpan RememberedTime = TimeSpan.FromHours(24);

    private const int RememberedAttempts = 200;

    /// <summary>Null when the claim was lost in between.</summary>
    public Task<PostRun?> OpenAsync(PostClaim claim, CancellationToken cancellationToken) =>
        OpenAsync(row => row.Id == claim.Id && row.Fence == claim.Fence, cancellationToken);

    /// <summary>Whatever its fence: only for who holds the post's publish lock.</summary>
    public Task<PostRun?> OpenAsOwnerAsync(Guid postId, CancellationToken cancellationToken) =>
        OpenAsync(row => row.Id == postId, cancellationToken);

    private async Task<PostRun?> OpenAsync(Expression<Func<Post, bool>> which, CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            return await LoadAsync(context, which, cancellationToken) is { } run ? run : await NothingAsync(context);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    private async Task<PostRun?> LoadAsync(
        SocialImagesDbContext context, Expression<Func<Post, bool>> which, CancellationToken cancellationToken)
    {
        var found = await context.Posts.Where(which).Include(row => row.Images.OrderBy(image => image.Position))
            .Join(context.InstagramAccounts, post => post.InstagramAccountId, account => account.Id, (post, account) => new { Post = post, Account = account })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;

        var since = time.GetUtcNow() - RememberedTime;
        var history = await context.PostAttempts.AsNoTracking()
            .Where(attempt => attempt.PostId == found.Post.Id && attempt.At >= since)
            .OrderByDescending(attempt => attempt.At).ThenByDescending(attempt => attempt.Id)
            .Take(RememberedAttempts).ToListAsync(cancellationToken);
        return new PostRun(context, found.Post, found.Account, history, protector, options.Value.Lease, time);
    }

    private static async Task<PostRun?> NothingAsync(SocialImagesDbContext context)
    {
        await context.DisposeAsync();
        return null;
    }
}
