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
        _ => RetryAsync(run, PostProblemCode.InstagramUnavailable, failure, Waits.Retry(run.FailuresInARow()), cancellationToken),
    };

    public static Task HandleAsync(PostRun run, CloudinaryException failure, CancellationToken cancellationToken)
    {
        var problem = new PostProblem(PostProblemCode.DeliveryFailed, failure.Message);
        if (failure.Reason == CloudinaryReason.Invalid)
            return EndAsync(run, problem, cancellationToken);
        var wait = failure.RetryAfter ?? Waits.Retry(run.FailuresInARow());
        return RetryAsync(run, problem, wait, failure: null, cancellationToken);
    }

    public static Task HandleAsync(PostRun run, ImageStoreException failure, CancellationToken cancellationToken) => RetryAsync(
        run, new PostProblem(PostProblemCode.ImageMissing, failure.Message), Waits.Retry(run.FailuresInARow()), failure: null, cancellationToken);

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

    private static Task DropContainerAsync(PostRun run, InstagramException failure, CancellationToken cancellationToken)
    {
        run.Post.DropContainer(run.Now);
        run.Post.Problems = [.. run.Remarks, new PostProblem(PostProblemCode.InstagramUnavailable, failure.Message)];
        var drops = run.History.Count(attempt => attempt.Outcome == PostOutcome.Dropped);
        return run.SaveAsync(PostOutcome.Dropped, run.Now + Waits.Retry(drops), failure, cancellationToken);
    }
}
