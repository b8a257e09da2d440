using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Finds a post that is out among the account's newest ones: same caption, right time, not another post's, and the only one like it,
/// while no other post with these words waits for its id.
/// </summary>
internal sealed class MediaSearch(InstagramGraphClient instagram)
{
    private const int Newest = 50;

    // Meta's clock and ours differ, and a call may take effect long after it was sent.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(10);

    /// <summary>Null when there is none, or it could be another one's.</summary>
    public async Task<PublishedMedia?> FindAsync(PostRun run, CancellationToken cancellationToken)
    {
        var recent = await instagram.ListRecentMediaAsync(run.Access(), Newest, cancellationToken);
        var alike = recent.Where(media => IsAlike(media, run.Post)).ToList();
        // Asked in this order: a post that gets its id meanwhile is met by the first question or by the second.
        if (alike.Count == 0 || await HasRivalAsync(run, cancellationToken))
            return null;

        var ids = alike.Select(media => media.Id).ToList();
        var taken = await run.Context.Posts.AsNoTracking()
            .Where(post => post.InstagramAccountId == run.Post.InstagramAccountId && ids.Contains(post.InstagramMediaId!))
            .Select(post => post.InstagramMediaId).ToListAsync(cancellationToken);
        var free = alike.Where(media => !taken.Contains(media.Id)).ToList();
        return free.Count == 1 ? free[0] : null;
    }

    internal static bool IsAlike(PublishedMedia media, Post post) =>
        media.Timestamp >= post.PublishIntentAt - Before
        && media.Timestamp <= post.PublishIntentAt + After
        && HasWords(media.Caption ?? "", post.Caption);

    // What is listed may be the other one's, whose answer is lost too or on its way.
    private static async Task<bool> HasRivalAsync(PostRun run, CancellationToken cancellationToken)
    {
        var (post, apart) = (run.Post, Before + After);
        var captions = await run.Context.Posts.AsNoTracking()
            .Where(other => other.InstagramAccountId == post.InstagramAccountId && other.Id != post.Id && other.InstagramMediaId == null
                && other.PublishIntentAt >= post.PublishIntentAt - apart && other.PublishIntentAt <= post.PublishIntentAt + apart)
            .Select(other => other.Caption).ToListAsync(cancellationToken);
        return captions.Exists(caption => HasWords(caption, post.Caption));
    }

    private static bool HasWords(string caption, string wanted) => Words(caption).SequenceEqual(Words(wanted), StringComparer.Ordinal);

    // Instagram trims captions and folds their white space.
    private static string[] Words(string caption) =>
        caption.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
