using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Delivery;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Prepared pictures become one finished container at Instagram. A carousel's children come first, in order; if one of them
/// fails, all are made anew.
/// </summary>
internal sealed class ContainerStep(InstagramGraphClient instagram, IPictureDelivery delivery, PublishGate gate, Failpoint failpoint)
{
    private const int MaxLostContainers = 6;

    // Reads of a status have been broken for days: once the slot has come, publishing itself tells whether it is too early.
    private const int MissedReads = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StillTheSame = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan QuotaFresh = TimeSpan.FromMinutes(10);

    public async Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        var post = run.Post;
        var due = post.ScheduledFor!.Value - Post.ContainerAhead;
        if (post.ContainerId is not null)
            await PollAsync(run, cancellationToken);
        else if (due > run.Now)
            await run.WaitUntilAsync(due, cancellationToken);
        else if (LostContainers(await run.HistoryAsync(cancellationToken)) >= MaxLostContainers)
            await GiveUpAsync(run, cancellationToken);
        else
            await CreateNextAsync(run, cancellationToken);
    }

    // Since a person last began it; what an edit made superfluous was not lost.
    private static int LostContainers(IReadOnlyList<PostAttempt> history) => history
        .TakeWhile(attempt => attempt.Outcome is not (PostOutcome.Failed or PostOutcome.Review))
        .Count(attempt => attempt is { Outcome: PostOutcome.Dropped, Step: not PostStep.Deliver });

    private async Task CreateNextAsync(PostRun run, CancellationToken cancellationToken)
    {
        if (run.Post.Images.TrueForAll(image => image.ContainerId is null) && !await AreBytesServedAsync(run, cancellationToken))
            return;
        await (run.Post.Images.Count == 1 ? CreateSingleAsync(run, cancellationToken) : CreateCarouselAsync(run, cancellationToken));
    }

    // What was delivered a while ago may have been changed or lost since: then it is delivered again, not published.
    private async Task<bool> AreBytesServedAsync(PostRun run, CancellationToken cancellationToken)
    {
        var history = await run.HistoryAsync(cancellationToken);
        if (history.FirstOrDefault(attempt => attempt.Step == PostStep.Deliver)?.At > run.Now - StillTheSame)
            return true;
        run.Step = PostStep.Deliver;
        foreach (var image in run.Post.Images)
        {
            if (await delivery.IsServedAsync(image.PreparedUrl!, image.PreparedHash!.Value, cancellationToken))
                continue;
            image.DropPreparation();
            await run.SaveAsync(PostOutcome.Dropped, run.Now, cancellationToken);
            return false;
        }

        return true;
    }

    private async Task CreateSingleAsync(PostRun run, CancellationToken cancellationToken)
    {
        var image = run.Post.Images[0];
        var disclose = await IsAiGeneratedAsync(run, cancellationToken);
        await CreateAsync(run, new ContainerRequest.SingleImage(new Uri(image.PreparedUrl!), run.Post.Caption, image.AltText, disclose), cancellationToken);
    }

    private async Task CreateCarouselAsync(PostRun run, CancellationToken cancellationToken)
    {
        if (run.Post.Images.FirstOrDefault(image => image.ContainerId is null) is { } next)
        {
            await CreateChildAsync(run, next, cancellationToken);
            return;
        }

        if (!await AreChildrenFinishedAsync(run, cancellationToken))
            return;
        var children = run.Post.Images.Select(image => image.ContainerId!).ToList();
        var disclose = await IsAiGeneratedAsync(run, cancellationToken);
        await CreateAsync(run, new ContainerRequest.Carousel(children, run.Post.Caption, disclose), cancellationToken);
    }

    private async Task CreateChildAsync(PostRun run, PostImage image, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Child;
        failpoint.Reach("child.before");
        image.ContainerId = await instagram.CreateContainerAsync(
            run.Access(), new ContainerRequest.CarouselChild(new Uri(image.PreparedUrl!), image.AltText), cancellationToken);
        failpoint.Reach("child.created");
        await run.SaveAsync(PostOutcome.Ok, run.Now, cancellationToken);
    }

    private async Task CreateAsync(PostRun run, ContainerRequest request, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Container;
        failpoint.Reach("container.before");
        var id = await instagram.CreateContainerAsync(run.Access(), request, cancellationToken);
        failpoint.Reach("container.created");
        run.Post.ContainerId = id;
        run.Post.ContainerCreatedAt = run.Now;
        run.Post.ContainerPolls = 0;
        run.Post.Problems = run.Remarks;
        await run.SaveAsync(PostOutcome.Ok, run.Now + Waits.Poll(0), cancellationToken);
        failpoint.Reach("container.saved");
    }

    private async Task PollAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Poll;
        failpoint.Reach("poll.before");
        if (await TryReadAsync(run, run.Post.ContainerId!, cancellationToken) is not { } state)
            return;
        failpoint.Reach("poll.read");
        if (state.Status == ContainerStatus.Finished)
        {
            run.Post.BecomeReady(run.Now);
            run.Post.Problems = run.Remarks;
            await run.SaveAsync(PostOutcome.Ok, run.Post.ScheduledFor, cancellationToken);
            await LookAtQuotaAsync(run, cancellationToken);
        }
        else
        {
            await NotFinishedAsync(run, state, run.Post.ContainerCreatedAt, cancellationToken);
        }

        failpoint.Reach("poll.saved");
    }

    /// <summary>Null when it cannot be read now, whatever the reason: it is read again, and neither post nor account suffers.</summary>
    private async Task<ContainerState?> TryReadAsync(PostRun run, string containerId, CancellationToken cancellationToken)
    {
        var access = run.Access();
        try
        {
            return await instagram.GetContainerStatusAsync(access, containerId, cancellationToken);
        }
        catch (InstagramException unreadable)
        {
            var slot = run.Post.ScheduledFor!.Value;
            var missed = await run.FailuresInARowAsync(cancellationToken);
            if (run.Now >= slot && missed >= MissedReads)
                return new ContainerState(ContainerStatus.Finished, Text: null);
            var next = run.Now + Waits.Retry(missed);
            run.Post.Problems = [.. run.Remarks, new PostProblem(PostProblemCode.InstagramUnavailable, unreadable.Message)];
            await run.SaveAsync(PostOutcome.Retry, run.Now < slot && next > slot ? slot : next, unreadable, cancellationToken);
            return null;
        }
    }

    // Ahead of the slot, and once for many posts of an account.
    private async Task LookAtQuotaAsync(PostRun run, CancellationToken cancellationToken)
    {
        if (run.Post.ScheduledFor > run.Now && !(run.Account.QuotaReadAt > run.Now - QuotaFresh))
            await gate.TryReadAsync(run, cancellationToken);
    }

    private async Task<bool> AreChildrenFinishedAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Poll;
        foreach (var image in run.Post.Images)
        {
            if (await TryReadAsync(run, image.ContainerId!, cancellationToken) is not { } state)
                return false;
            if (state.Status == ContainerStatus.Finished)
                continue;
            var history = await run.HistoryAsync(cancellationToken);
            await NotFinishedAsync(run, state, history.LastOrDefault(attempt => attempt.Step == PostStep.Child)?.At, cancellationToken);
            return false;
        }

        return true;
    }

    private static Task NotFinishedAsync(PostRun run, ContainerState state, DateTimeOffset? createdAt, CancellationToken cancellationToken)
    {
        if (state.Status == ContainerStatus.Published)
            return ReviewAsync(run, cancellationToken);
        if (state.Status == ContainerStatus.InProgress && createdAt + Patience > run.Now)
            return WaitAsync(run, cancellationToken);
        return StepFailures.HandleAsync(run, WhyLost(state), cancellationToken);
    }

    private static Task WaitAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Post.ContainerPolls++;
        return run.SaveAsync(PostOutcome.Waiting, run.Now + Waits.Poll(run.Post.ContainerPolls), cancellationToken);
    }

    private static InstagramException WhyLost(ContainerState state)
    {
        if (state.Subcode is { } subcode && GraphErrors.JudgeSubcode(subcode) is { Advice: GraphAdvice.Permanent } refusal)
            return new InstagramException(refusal.Advice, refusal.Message) { Code = refusal.Code, Subcode = subcode };
        return new InstagramException(GraphAdvice.NewContainer, $"Instagram could not prepare the picture ({state.Status}).") { Subcode = state.Subcode };
    }

    // We never sent it, so somebody else has: a database restored from a backup, for instance.
    private static Task ReviewAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Post.NeedReview(new PostProblem(PostProblemCode.OutcomeUnknown, "Instagram says that this is published already."), run.Now);
        return run.SaveAsync(PostOutcome.Review, next: null, cancellationToken);
    }

    private static Task GiveUpAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Container;
        var last = run.Post.Problems.Count > 0 ? run.Post.Problems[^1].Message : "Instagram could not prepare the picture.";
        return StepFailures.EndAsync(run, new PostProblem(PostProblemCode.InstagramRefused, last), cancellationToken);
    }

    private static Task<bool> IsAiGeneratedAsync(PostRun run, CancellationToken cancellationToken)
    {
        var ids = run.Post.Images.Select(image => image.ImageId).ToList();
        return run.Context.Images.AsNoTracking().AnyAsync(
            image => ids.Contains(image.Id) && (image.Source == ImageSource.Generated || image.Source == ImageSource.Edited), cancellationToken);
    }
}
