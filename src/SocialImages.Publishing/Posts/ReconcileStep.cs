using Microsoft.Extensions.Options;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Finds out what became of a publish whose answer nobody has. PUBLISHED is final. Anything else counts as "not published"
/// only when the sender is proven gone (its lock is ours now) and two reads some time apart agree; and a post that cannot be
/// found out is left to a person. Nothing is ever sent from here.
/// </summary>
internal sealed class ReconcileStep(
    InstagramGraphClient instagram, MediaSearch search, PublishSession session,
    IOptions<PublishingOptions> options, IOptions<InstagramOptions> wire, Failpoint failpoint)
{
    private static readonly TimeSpan LateEffect = TimeSpan.FromSeconds(5);

    public async Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Reconcile;
        await using var held = await session.TryLockAsync(PublishStep.LockKeyOf(run.Post.Id));
        if (held is null)
            await run.WaitUntilAsync(run.Now + Waits.ForLivingOwner, cancellationToken);
        else
            await FindOutAsync(run, cancellationToken);
    }

    private async Task FindOutAsync(PostRun run, CancellationToken cancellationToken)
    {
        var (state, unreadable) = await ReadContainerAsync(run, cancellationToken);
        failpoint.Reach("reconcile.read");
        var (media, unlisted) = await TrySearchAsync(run, cancellationToken);
        if (state?.Status == ContainerStatus.Published || media is not null)
            await PublishedAsync(run, media, cancellationToken);
        else if (state is null or { Status: ContainerStatus.InProgress })
            await StillUnknownAsync(run, unreadable, unlisted, cancellationToken);
        else if (await IsUnsentAsync(run, state.Status, cancellationToken))
            await NotPublishedAsync(run, state.Status, cancellationToken);
        else
            await run.SaveAsync(OutcomeOf(state.Status), run.Now + options.Value.RereadGap, cancellationToken);
        failpoint.Reach("reconcile.saved");
    }

    private async Task<(ContainerState? State, InstagramException? Unreadable)> ReadContainerAsync(PostRun run, CancellationToken cancellationToken)
    {
        try
        {
            return (await instagram.GetContainerStatusAsync(run.Access(), run.Post.ContainerId!, cancellationToken), null);
        }
        catch (InstagramException unreadable)
        {
            return (null, unreadable);
        }
    }

    private async Task<(PublishedMedia? Media, InstagramException? Unlisted)> TrySearchAsync(PostRun run, CancellationToken cancellationToken)
    {
        try
        {
            return (await search.FindAsync(run, cancellationToken), null);
        }
        catch (InstagramException unlisted)
        {
            return (null, unlisted);
        }
    }

    private static async Task PublishedAsync(PostRun run, PublishedMedia? media, CancellationToken cancellationToken)
    {
        run.Post.Publish(media?.Id, media?.Timestamp ?? run.Post.PublishIntentAt!.Value, run.Now);
        run.Post.Problems = media is null ? [.. run.Remarks, FollowUpStep.MediaIdUnknown] : run.Remarks;
        await run.SaveAsync(PostOutcome.Ok, media is null ? run.Now + Waits.FollowUp(0) : run.Now, cancellationToken);
    }

    private async Task StillUnknownAsync(PostRun run, InstagramException? unreadable, InstagramException? unlisted, CancellationToken cancellationToken)
    {
        // A status that cannot be read disconnects nobody; an account whose posts cannot be listed either has lost its token.
        if (unreadable is { Advice: GraphAdvice.Reconnect } && unlisted is { Advice: GraphAdvice.Reconnect })
        {
            await StepFailures.PauseAccountAsync(run, unreadable, cancellationToken);
            return;
        }

        run.Post.Problems = [.. run.Remarks, new PostProblem(PostProblemCode.OutcomeUnknown, "Instagram has not said yet whether this was published.")];
        if (run.Post.PublishIntentAt + options.Value.ReviewAfter <= run.Now)
            await ReviewAsync(run, unreadable, cancellationToken);
        else
            await run.SaveAsync(PostOutcome.Unknown, run.Now + Waits.Retry(await run.FailuresInARowAsync(cancellationToken)), unreadable, cancellationToken);
    }

    /// <summary>A person looks at Instagram and tells us.</summary>
    public static Task ReviewAsync(PostRun run, InstagramException? failure, CancellationToken cancellationToken)
    {
        run.Post.Problems = run.Remarks;
        run.Post.NeedReview(new PostProblem(PostProblemCode.OutcomeUnknown, "Nobody can say whether this was published; look at Instagram."), run.Now);
        return run.SaveAsync(PostOutcome.Review, next: null, failure, cancellationToken);
    }

    private async Task<bool> IsUnsentAsync(PostRun run, ContainerStatus status, CancellationToken cancellationToken)
    {
        var history = await run.HistoryAsync(cancellationToken);
        return EarlierReadAgrees(run, history, status) && !MayBeUnderWay(run, history);
    }

    private bool EarlierReadAgrees(PostRun run, IReadOnlyList<PostAttempt> history, ContainerStatus status)
    {
        var earlier = history.TakeWhile(attempt => attempt.Step == PostStep.Reconcile);
        return earlier.Any(read => read.Outcome == OutcomeOf(status) && read.At >= run.Post.PublishIntentAt && read.At + options.Value.RereadGap <= run.Now);
    }

    // A database that restarts frees the locks of senders that live on: a call whose end nobody has written down may last as long
    // as calls may.
    private bool MayBeUnderWay(PostRun run, IReadOnlyList<PostAttempt> history) =>
        LastSend(run, history) is null && run.Now < run.Post.PublishIntentAt + wire.Value.WriteTimeout + LateEffect;

    private static PostAttempt? LastSend(PostRun run, IReadOnlyList<PostAttempt> history) =>
        history.FirstOrDefault(attempt => attempt.Step == PostStep.Publish && attempt.At >= run.Post.PublishIntentAt);

    private static async Task NotPublishedAsync(PostRun run, ContainerStatus status, CancellationToken cancellationToken)
    {
        var lastSend = LastSend(run, await run.HistoryAsync(cancellationToken));
        run.Post.WithdrawIntent(run.Now);
        if (GraphErrors.JudgeText(lastSend?.Code) is { Advice: GraphAdvice.Restricted or GraphAdvice.Reconnect or GraphAdvice.Permanent } rule)
        {
            await StepFailures.HandleAsync(run, rule.ToException(), cancellationToken);
            return;
        }

        if (status != ContainerStatus.Finished)
            run.Post.DropContainer(run.Now);

        run.Post.Problems = [.. run.Remarks, new PostProblem(PostProblemCode.InstagramUnavailable, "Instagram did not publish it; it is sent again.")];
        run.Step = PostStep.Publish;
        var sends = await run.FailuresInARowAsync(cancellationToken);
        run.Step = PostStep.Reconcile;
        await run.SaveAsync(PostOutcome.Withdrawn, run.Now + Waits.Resend(Math.Max(sends - 1, 0)), cancellationToken);
    }

    private static string OutcomeOf(ContainerStatus status) => status switch
    {
        ContainerStatus.Finished => "finished",
        ContainerStatus.Expired => "expired",
        _ => "error",
    };
}
