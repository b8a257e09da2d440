using System.Buffers.Binary;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Posts;

/// <summary>The one call that cannot be taken back: intent committed before it, media id committed after it, a lock held all the while.</summary>
internal sealed class PublishStep(
    InstagramGraphClient instagram, PublishGate gate, PublishSession session, PostRuns runs, Failpoint failpoint, TimeProvider time)
{
    private const int SaveTries = 5;
    private const int PatienceWithContainer = 6;

    // Instagram keeps unpublished containers for 24 hours.
    private static readonly TimeSpan ContainerLife = TimeSpan.FromHours(23);

    public async Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Publish;
        if (run.Post.ScheduledFor is not { } due || run.Now < due)
            await run.WaitUntilAsync(run.Post.ScheduledFor!.Value, cancellationToken);
        else if (run.Post.ContainerCreatedAt + ContainerLife <= run.Now)
            await StepFailures.HandleAsync(run, new InstagramException(GraphAdvice.NewContainer, "What was prepared has expired."), cancellationToken);
        else if (await gate.IsOpenAsync(run, cancellationToken))
            await PublishAsync(run, cancellationToken);
    }

    /// <summary>The same on every node: whoever publishes or looks into a post takes this lock first.</summary>
    public static long LockKeyOf(Guid postId) => BinaryPrimitives.ReadInt64BigEndian(postId.ToByteArray(bigEndian: true).AsSpan(8));

    private async Task PublishAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Publish;
        var access = run.Access();
        await using var held = await session.TryLockAsync(LockKeyOf(run.Post.Id));
        if (held is null)
        {
            await run.WaitUntilAsync(run.Now + Waits.ForLivingOwner, cancellationToken);
            return;
        }

        failpoint.Reach("intent.before");
        run.Step = PostStep.Intent;
        run.Post.BeginPublishing(held.Key, run.Now);
        await run.SaveAsync(PostOutcome.Ok, run.Now, cancellationToken);
        failpoint.Reach("intent.saved");
        run.Step = PostStep.Publish;
        if (await held.IsHeldAsync())
            await SendAsync(run, access, cancellationToken);
        else
            await WithdrawAsync(run, cancellationToken);
    }

    private async Task SendAsync(PostRun run, InstagramAccess access, CancellationToken cancellationToken)
    {
        try
        {
            var mediaId = await instagram.PublishAsync(access, run.Post.ContainerId!, cancellationToken);
            failpoint.Reach("publish.answered");
            await SavePublishedAsync(run, mediaId, cancellationToken);
            failpoint.Reach("publish.saved");
        }
        catch (InstagramException refusal) when (refusal.NothingPublished)
        {
            await NothingPublishedAsync(run, refusal, cancellationToken);
        }
        catch (InstagramException unknown)
        {
            var outcome = unknown.Advice == GraphAdvice.Restricted ? PostOutcome.Blocked : PostOutcome.Unknown;
            await run.SaveAsync(outcome, run.Now, unknown, cancellationToken);
        }
    }

    private async Task NothingPublishedAsync(PostRun run, InstagramException refusal, CancellationToken cancellationToken)
    {
        run.Post.WithdrawIntent(run.Now);
        if (refusal.Advice == GraphAdvice.WaitForQuota)
        {
            await gate.DeferAsync(run, await gate.TryReadAsync(run, cancellationToken), refusal, cancellationToken);
        }
        else if (refusal.Advice == GraphAdvice.WaitForContainer && await run.FailuresInARowAsync(cancellationToken) >= PatienceWithContainer)
        {
            await StepFailures.HandleAsync(run, new InstagramException(GraphAdvice.NewContainer, refusal.Message), cancellationToken);
        }
        else
        {
            await StepFailures.HandleAsync(run, refusal, cancellationToken);
        }
    }

    private static Task WithdrawAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Post.WithdrawIntent(run.Now);
        return run.SaveAsync(PostOutcome.Retry, run.Now + Waits.ForLivingOwner, cancellationToken);
    }

    /// <summary>The post is out and only this process knows its id: a database that hesitates or a moved fence is no reason to forget it.</summary>
    private async Task SavePublishedAsync(PostRun run, string mediaId, CancellationToken cancellationToken)
    {
        try
        {
            await MarkPublishedAsync(run, mediaId, run.Now, cancellationToken);
        }
        catch (Exception hesitation) when (DatabaseFailure.IsBehind(hesitation))
        {
            await SaveAgainAsync(run.Post, mediaId, cancellationToken);
        }
    }

    private async Task SaveAgainAsync(Post sent, string mediaId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken);
            try
            {
                await using var fresh = await runs.OpenAsOwnerAsync(sent.Id, cancellationToken);
                if (fresh is not null && fresh.Post.ContainerId == sent.ContainerId)
                    await MarkAfterAllAsync(fresh, mediaId, cancellationToken);
                return;
            }
            catch (Exception hesitation) when (attempt < SaveTries && DatabaseFailure.IsBehind(hesitation))
            {
                // Once more; if it stays silent the post is found out by reading its container.
            }
        }
    }

    // Whoever thought meanwhile that nothing had been published did not know what we know.
    private static Task MarkAfterAllAsync(PostRun run, string mediaId, CancellationToken cancellationToken)
    {
        if (run.Post.Status == PostStatus.Ready)
            run.Post.BeginPublishing(LockKeyOf(run.Post.Id), run.Now);
        return run.Post.Status is PostStatus.Publishing or PostStatus.NeedsReview
            ? MarkPublishedAsync(run, mediaId, run.Now + Waits.FollowUp(0), cancellationToken)
            : Task.CompletedTask;
    }

    private static Task MarkPublishedAsync(PostRun run, string mediaId, DateTimeOffset next, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Publish;
        run.Post.Publish(mediaId, run.Now, run.Now);
        run.Post.Problems = run.Remarks;
        return run.SaveAsync(PostOutcome.Ok, next, cancellationToken);
    }
}
