using Microsoft.Extensions.Options;
using SocialImages.Domain.Posts;

namespace SocialImages.Publishing.Posts;

/// <summary>Ends what could not be done in time, so that no post waits for ever.</summary>
internal sealed class TimeLimitStep(IOptions<PublishingOptions> options)
{
    public bool HasPassed(PostRun run)
    {
        // A queue longer than a day's quota takes days, and says so all the while.
        if (run.IsQueuedForQuota && run.Post.Status == PostStatus.Ready)
            return run.Post.ScheduledFor + options.Value.GiveUpOnQuotaAfter <= run.Now;
        // What was sent is looked into for as long as what was never sent is waited for.
        var start = run.Post.Status == PostStatus.Publishing ? run.Post.PublishIntentAt : run.Post.ScheduledFor;
        return start + options.Value.GiveUpAfter <= run.Now;
    }

    public static Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Claim;
        if (run.Post.Status == PostStatus.Publishing)
            return ReconcileStep.ReviewAsync(run, failure: null, cancellationToken);
        var why = run.Post.Problems.Count > 0 ? run.Post.Problems[^1].Message : "Nobody worked on it.";
        return StepFailures.EndAsync(run, new PostProblem(PostProblemCode.TooLate, $"It could not be published in time. {why}"), cancellationToken);
    }
}
