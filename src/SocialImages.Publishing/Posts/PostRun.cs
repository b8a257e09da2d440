using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.InstagramAccounts;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// One claim's work on one post. Every step ends in a save, which writes the post, an attempt and the event
/// in one transaction, moves the fence and keeps or gives up the lease.
/// </summary>
internal sealed class PostRun(
    SocialImagesDbContext context, Post post, InstagramAccount account, bool requiresApproval,
    TokenProtector protector, TimeSpan lease, TimeProvider time) : IAsyncDisposable
{
    public static readonly TimeSpan RememberedTime = TimeSpan.FromHours(24);

    private const int RememberedAttempts = 200;

    private readonly List<Notice> _notices = [];
    private List<PostAttempt>? _history;

    public SocialImagesDbContext Context => context;

    public Post Post => post;

    public InstagramAccount Account => account;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>As its workspace had it when this run began.</summary>
    public bool RequiresApproval => requiresApproval;

    /// <summary>Whether the last thing that happened is that it was put off for want of quota.</summary>
    public bool IsQueuedForQuota => post.Problems.Any(problem => problem.Code == PostProblemCode.QuotaReached);

    /// <summary>What is being done, for the history.</summary>
    public string Step { get; set; } = PostStep.Claim;

    /// <summary>Whether there is something to do right now.</summary>
    public bool IsDue => post.NextActionAt <= Now;

    public PostClaim Claim => new(post.Id, post.Fence, account.Id, post.Status == PostStatus.Published);

    /// <summary>Whether the last save kept the lease.</summary>
    public bool IsHeld => post.LeaseUntil is not null;

    /// <exception cref="InstagramException">The stored token cannot be read: the account has to be connected again.</exception>
    public InstagramAccess Access() => AccountQuotas.AccessOf(account, protector);

    /// <summary>What stays true of the post however it goes on, such as that its picture is not the wished one.</summary>
    public IReadOnlyList<PostProblem> Remarks => [.. post.Problems.Where(problem => problem.Code == PostProblemCode.ImageSubstituted)];

    /// <summary>Newest first, of the last day. Read when it is first asked for: a post that goes out at once needs none.</summary>
    public async Task<IReadOnlyList<PostAttempt>> HistoryAsync(CancellationToken cancellationToken)
    {
        var since = Now - RememberedTime;
        return _history ??= await context.PostAttempts.AsNoTracking()
            .Where(attempt => attempt.PostId == post.Id && attempt.At >= since)
            .OrderByDescending(attempt => attempt.At).ThenByDescending(attempt => attempt.Id)
            .Take(RememberedAttempts).ToListAsync(cancellationToken);
    }

    /// <summary>How often the current step failed in a row before now.</summary>
    public async Task<int> FailuresInARowAsync(CancellationToken cancellationToken)
    {
        var history = await HistoryAsync(cancellationToken);
        return history
            .Where(attempt => attempt.Step == Step)
            .TakeWhile(attempt => attempt.Outcome is PostOutcome.Retry or PostOutcome.Unknown)
            .Count();
    }

    public Task SaveAsync(string outcome, DateTimeOffset? next, CancellationToken cancellationToken) =>
        SaveAsync(outcome, next, failure: null, cancellationToken);

    /// <summary>Commits what was changed. <paramref name="next"/> null means that nothing is left to do.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has moved the fence: this run is over, nothing was written.</exception>
    public async Task SaveAsync(string outcome, DateTimeOffset? next, InstagramException? failure, CancellationToken cancellationToken)
    {
        var now = Now;
        var attempt = new PostAttempt
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            At = now,
            Step = Step,
            Outcome = outcome,
            Code = failure?.CodeText,
            FbtraceId = failure?.FbtraceId,
        };
        context.PostAttempts.Add(attempt);
        context.Announce(EventKind.PostChanged, post.WorkspaceId, post.Id, now);
        if (PostNotices.OfEnding(post, account, now) is { } ending)
            Raise(ending);
        await WriteAsync(next, now, cancellationToken);
        _history?.Insert(0, attempt);
    }

    /// <summary>Put up with the next save, in its transaction.</summary>
    public void Raise(Notice notice) => _notices.Add(notice);

    /// <summary>Nothing happened worth telling: only look again later.</summary>
    public Task WaitUntilAsync(DateTimeOffset next, CancellationToken cancellationToken) => WriteAsync(next, Now, cancellationToken);

    public Task WaitForNothingAsync(CancellationToken cancellationToken) => WriteAsync(next: null, Now, cancellationToken);

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private async Task WriteAsync(DateTimeOffset? next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What is due stays due since when it was: an index less to write.
        if (!(next <= now && post.NextActionAt <= now))
            post.NextActionAt = next;
        post.LeaseUntil = next <= now ? now + lease : null;
        // Every write moves the fence, also over changes that touch only the pictures: an edit that was loaded before it loses.
        var fence = context.Entry(post).Property(row => row.Fence);
        fence.CurrentValue = fence.OriginalValue + 1;
        var isOut = post.Status == PostStatus.Published && context.Entry(post).Property(row => row.Status).IsModified;
        if (_notices.Count == 0 && !isOut)
            await context.SaveChangesAsync(cancellationToken);
        else
            await WriteTogetherAsync(isOut, now, cancellationToken);
    }

    private async Task WriteTogetherAsync(bool isOut, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        foreach (var notice in _notices)
            await context.RaiseAsync(notice, cancellationToken);
        if (isOut)
            await context.ClearPostAsync(post.Id, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _notices.Clear();
    }
}
