using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Posts;

/// <summary>What becomes of a post when a step fails that has published nothing, and could not have.</summary>
internal static class StepFailures
{
    public static Task HandleAsync(PostRun run, InstagramException failure, CancellationToken cancellationToken) => failure.Advice switch
    {
        GraphAdvice.Permanent => FailAsync(run, PostProblemCode.InstagramRefused, failure, cancellationToken),
        GraphAdvice.Restricted => FailAsync(run, PostProblemCode.AccountRestricted, failure, cancellationToken),
        GraphAdvice.Reconnect => PauseAccountAsync(run, failure, cancellationToken),
        GraphAdvice.NewContainer => DropContainerAsync(run, failure, cancellationToken),
        GraphAdvice.WaitForQuota => RetryAsync(run, PostProblemCode.QuotaReached, failure, Waits.ForQuota, cancellationToken),
        GraphAdvice.BackOff => RetryAsync(run, PostProblemCode.InstagramUnavailable, failure, failure.RetryAfter ?? Waits.ForCalls, cancellationToken),
        _ => RetryLaterAsync(run, new PostProblem(PostProblemCode.InstagramUnavailable, failure.Message), advised: null, failure, cancellationToken),
    };

    public static Task HandleAsync(PostRun run, CloudinaryException failure, CancellationToken cancellationToken)
    {
        var problem = new PostProblem(PostProblemCode.DeliveryFailed, failure.Message);
        if (failure.Reason == CloudinaryReason.Invalid)
            return EndAsync(run, problem, cancellationToken);
        return RetryLaterAsync(run, problem, failure.RetryAfter, failure: null, cancellationToken);
    }

    public static Task HandleAsync(PostRun run, ImageStoreException failure, CancellationToken cancellationToken) =>
        RetryLaterAsync(run, new PostProblem(PostProblemCode.ImageMissing, failure.Message), advised: null, failure: null, cancellationToken);

    /// <summary>The post ends here; a person may change and schedule it again.</summary>
    public static Task EndAsync(PostRun run, PostProblem problem, CancellationToken cancellationToken)
    {
        run.Post.Problems = run.Remarks;
        run.Post.Fail(problem, run.Now);
        return run.SaveAsync(PostOutcome.Failed, next: null, cancellationToken);
    }

    /// <summary>Nothing of this account is claimed until it is connected again, so one refusal is one call.</summary>
    public static Task PauseAccountAsync(PostRun run, InstagramException failure, CancellationToken cancellationToken)
    {
        run.Account.NeedReconnect(failure.Message, run.Now);
        run.Raise(PostNotices.OfDeadAccount(run.Account, failure.Message, run.Now));
        return RetryAsync(run, PostProblemCode.AccountNeedsReconnect, failure, Waits.ForReconnection, cancellationToken);
    }

    private static Task RetryAsync(PostRun run, string code, InstagramException failure, TimeSpan wait, CancellationToken cancellationToken) =>
        RetryAsync(run, new PostProblem(code, failure.Message), wait, failure, cancellationToken);

    // The later, the more often it failed.
    private static async Task RetryLaterAsync(
        PostRun run, PostProblem problem, TimeSpan? advised, InstagramException? failure, CancellationToken cancellationToken) =>
        await RetryAsync(run, problem, advised ?? Waits.Retry(await run.FailuresInARowAsync(cancellationToken)), failure, cancellationToken);

    private static Task RetryAsync(PostRun run, PostProblem problem, TimeSpan wait, InstagramException? failure, CancellationToken cancellationToken)
    {
        run.Post.Problems = [.. run.Remarks, problem];
        return run.SaveAsync(PostOutcome.Retry, run.Now + wait, failure, cancellationToken);
    }

    private static Task FailAsync(PostRun run, string code, InstagramException failure, CancellationToken cancellationToken)
    {
        run.Post.Problems = run.Remarks;
        run.Post.Fail(new PostProblem(code, failure.Message), run.Now);
        return run.SaveAsync(PostOutcome.Failed, next: null, failure, cancellationToken);
    }

    private static async Task DropContainerAsync(PostRun run, InstagramException failure, CancellationToken cancellationToken)
    {
        run.Post.DropContainer(run.Now);
        run.Post.Problems = [.. run.Remarks, new PostProblem(PostProblemCode.InstagramUnavailable, failure.Message)];
        var history = await run.HistoryAsync(cancellationToken);
        var drops = history.Count(attempt => attempt.Outcome == PostOutcome.Dropped);
        await run.SaveAsync(PostOutcome.Dropped, run.Now + Waits.Retry(drops), failure, cancellationToken);
    }
}
