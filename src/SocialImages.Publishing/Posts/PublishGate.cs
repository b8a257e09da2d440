using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.InstagramAccounts;

namespace SocialImages.Publishing.Posts;

/// <summary>What may keep a finished post waiting at its time: a missing approval, a full quota. Never one that cannot be read.</summary>
internal sealed class PublishGate(AccountQuotas quotas, Failpoint failpoint)
{
    private static readonly TimeSpan ApprovalPoll = TimeSpan.FromSeconds(15);

    // The window slides, and posts made by hand are not known here: now and then it is asked again.
    private static readonly TimeSpan LongestDeferral = TimeSpan.FromHours(1);

    /// <summary>True when the post may go out now; else it has been told when to look again.</summary>
    public async Task<bool> IsOpenAsync(PostRun run, CancellationToken cancellationToken) =>
        await IsApprovedAsync(run, cancellationToken) && await HasQuotaAsync(run, cancellationToken);

    /// <summary>Puts the post off to the next free moment, and says so.</summary>
    public async Task DeferAsync(PostRun run, PublishingLimit? limit, InstagramException? refusal, CancellationToken cancellationToken)
    {
        var free = limit is null ? null : await quotas.NextFreeAsync(run.Account.Id, limit, cancellationToken);
        var when = free is { } moment ? $"The next one is free at {PostNotices.Moment(moment)}." : "It is tried again every few minutes.";
        var message = $"waits: Instagram takes {limit?.Total?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no more"} posts of this account in 24 hours. {when}";
        run.Post.Problems = [.. run.Remarks, new PostProblem(PostProblemCode.QuotaReached, $"The post {message}")];
        run.Raise(PostNotices.About(
            run.Post, run.Account, PostProblemCode.QuotaReached, NoticeSeverity.Warning, message, "Nothing, or move other posts of this account to another day.", run.Now));
        var next = free is { } at && at > run.Now ? Min(at, run.Now + LongestDeferral) : run.Now + Waits.ForQuota;
        failpoint.Reach("quota.before");
        await run.SaveAsync(PostOutcome.Quota, next, refusal, cancellationToken);
        failpoint.Reach("quota.saved");
    }

    /// <summary>Asks Instagram; null when it does not answer.</summary>
    public async Task<PublishingLimit?> TryReadAsync(PostRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await quotas.ReadAsync(run.Account, cancellationToken);
        }
        catch (InstagramException unreadable) when (unreadable.Advice != GraphAdvice.Reconnect)
        {
            return null;
        }
    }

    private async Task<bool> IsApprovedAsync(PostRun run, CancellationToken cancellationToken)
    {
        if (!run.RequiresApproval || await run.Context.IsApprovedAsync(run.Post, cancellationToken))
            return true;
        if (run.Post.Problems.Any(problem => problem.Code == PostProblemCode.ApprovalMissing))
        {
            await run.WaitUntilAsync(run.Now + ApprovalPoll, cancellationToken);
            return false;
        }

        run.Step = PostStep.Approval;
        run.Post.Problems = [.. run.Remarks, new PostProblem(PostProblemCode.ApprovalMissing, "Its time has come, but nobody has approved it.")];
        run.Raise(PostNotices.About(
            run.Post, run.Account, PostProblemCode.ApprovalMissing, NoticeSeverity.Error, "is late: nobody has approved it as it is now.",
            "Look at the post and approve it; it goes out at once. After 24 hours it fails.", run.Now));
        failpoint.Reach("approval.before");
        await run.SaveAsync(PostOutcome.Waiting, run.Now + ApprovalPoll, cancellationToken);
        failpoint.Reach("approval.saved");
        return false;
    }

    // Asked live only where the last answer or refusal said "full", so that at the slot one call remains.
    private async Task<bool> HasQuotaAsync(PostRun run, CancellationToken cancellationToken)
    {
        var wasFull = run.IsQueuedForQuota
            || (run.Account.QuotaUsed >= run.Account.QuotaTotal && run.Account.QuotaReadAt > run.Now - TimeSpan.FromHours(24));
        if (!wasFull)
            return true;
        run.Step = PostStep.Quota;
        if (await TryReadAsync(run, cancellationToken) is not { IsReached: true } limit)
            return true;
        await DeferAsync(run, limit, refusal: null, cancellationToken);
        return false;
    }

    private static DateTimeOffset Min(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
