using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// One post from SCHEDULED to PUBLISHED. Looks at the rows, does the one next thing, writes it down, looks again: so it can be
/// killed anywhere and begun again by anybody.
/// </summary>
internal sealed class PostPublisher(
    PostRuns runs, LeaseKeeper leases, PictureStep picture, DeliverStep deliver, ContainerStep container, PublishStep publish, ReconcileStep reconcile,
    FollowUpStep followUp, TimeLimitStep timeLimit, Failpoint failpoint)
{
    /// <summary>Goes as far as possible now. Returns what is still claimed afterwards, if anything is.</summary>
    /// <param name="claim">From <see cref="PostClaims.TakeAsync"/>.</param>
    /// <param name="isUrgent">Whether other posts wait for this lane: then what is only nice to know about this one waits.</param>
    /// <param name="stopping">Ends the work between two steps.</param>
    /// <param name="cancellationToken">Ends it within a step.</param>
    public async Task<PostClaim?> RunAsync(PostClaim claim, Func<bool> isUrgent, CancellationToken stopping, CancellationToken cancellationToken)
    {
        failpoint.Reach("claim.taken");
        await using var run = await runs.OpenAsync(claim, cancellationToken);
        if (run is null)
            return null;
        await using (leases.Keep(run))
        {
            while (run.IsDue && !stopping.IsCancellationRequested && !(run.Claim.IsOut && isUrgent()))
                await StepAsync(run, cancellationToken);
        }

        failpoint.Reach("run.done");
        return run.IsHeld ? run.Claim : null;
    }

    private async Task StepAsync(PostRun run, CancellationToken cancellationToken)
    {
        try
        {
            await NextStepOf(run)(run, cancellationToken);
        }
        catch (InstagramException failure)
        {
            await StepFailures.HandleAsync(run, failure, cancellationToken);
        }
        catch (CloudinaryException failure)
        {
            await StepFailures.HandleAsync(run, failure, cancellationToken);
        }
        catch (ImageStoreException failure)
        {
            await StepFailures.HandleAsync(run, failure, cancellationToken);
        }
    }

    private Func<PostRun, CancellationToken, Task> NextStepOf(PostRun run) => run.Post.Status switch
    {
        PostStatus.Published => followUp.RunAsync,
        _ when timeLimit.HasPassed(run) => TimeLimitStep.RunAsync,
        PostStatus.Publishing => reconcile.RunAsync,
        PostStatus.Ready => publish.RunAsync,
        PostStatus.Preparing when run.Post.Images.Count == 0 => picture.RunAsync,
        PostStatus.Preparing when run.Post.Images.Any(image => image.PreparedHash is null) => deliver.RunAsync,
        PostStatus.Preparing => container.RunAsync,
        _ => throw new InvalidOperationException($"A post that is {run.Post.Status} was claimed."),
    };
}
