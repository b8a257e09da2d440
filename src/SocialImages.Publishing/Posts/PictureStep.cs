using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Posts;

namespace SocialImages.Publishing.Posts;

/// <summary>Finds a picture for a post that has none: generates one from the caption, else does what the post says for that case.</summary>
internal sealed class PictureStep(AutoPicture auto, Substitute substitute, Failpoint failpoint)
{
    private const int MaxFailures = 2;

    // Most pictures are there within a minute; the others are waited for less eagerly.
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollRarely = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    // From here on a generated picture would come too late for the remaining steps.
    private static readonly TimeSpan CardAhead = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // What may succeed when it is asked for once more; everything else has been tried in every way already, or is refused for good.
    private static readonly string[] WorthRepeating = ["PROVIDER_UNAVAILABLE", "GENERATION_INTERRUPTED", "RATE_LIMITED"];

    public async Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Picture;
        if (run.Post.AutoImage is not { Enabled: true } wish)
            await StepFailures.EndAsync(run, new PostProblem(PostProblemCode.ImageMissing, "The post has no picture."), cancellationToken);
        else if (run.Post.GenerationId is { } generation)
            await LookAsync(run, wish, generation, cancellationToken);
        else if (await AutoPicture.OrderedByHandAsync(run, cancellationToken) is { } ordered)
            await AttachAsync(run, new PictureChoice(ordered.Id, ordered.AltText), cancellationToken);
        else
            await StartAsync(run, wish, cancellationToken);
    }

    private async Task StartAsync(PostRun run, AutoImage wish, CancellationToken cancellationToken)
    {
        failpoint.Reach("picture.before");
        var askedAt = await AskedAtAsync(run, cancellationToken);
        try
        {
            run.Post.GenerationId = await auto.StartAsync(run, wish, cancellationToken);
        }
        catch (RateLimitedException wait) when (!IsLate(run, wish, askedAt))
        {
            await run.SaveAsync(PostOutcome.Retry, run.Now + TimeSpan.FromSeconds(wait.RetryAfterSeconds), cancellationToken);
            return;
        }
        catch (DomainException refusal)
        {
            await WithoutPictureAsync(run, wish, refusal.Message, cancellationToken);
            return;
        }

        failpoint.Reach("picture.started");
        await run.SaveAsync(PostOutcome.Waiting, run.Now + PollEvery, cancellationToken);
        failpoint.Reach("picture.waiting");
    }

    private async Task LookAsync(PostRun run, AutoImage wish, Guid generationId, CancellationToken cancellationToken)
    {
        var askedAt = await AskedAtAsync(run, cancellationToken);
        var generation = await run.Context.Generations.AsNoTracking().SingleAsync(row => row.Id == generationId, cancellationToken);
        if (generation.IsFinished && await AutoPicture.PictureOfAsync(run, generationId, cancellationToken) is { } picture)
            await AttachAsync(run, new PictureChoice(picture.Id, picture.AltText), cancellationToken);
        else if (generation.IsFinished)
            await AgainOrWithoutAsync(run, wish, generation.Failure, cancellationToken);
        else if (IsLate(run, wish, askedAt))
            await WithoutPictureAsync(run, wish, "No picture was made in time.", cancellationToken);
        else
            await run.WaitUntilAsync(run.Now + (run.Now < askedAt + Usual ? PollEvery : PollRarely), cancellationToken);
    }

    // A card keeps the slot; without one, a late picture is better than none.
    private static bool IsLate(PostRun run, AutoImage wish, DateTimeOffset askedAt)
    {
        var slot = run.Post.ScheduledFor!.Value;
        var limit = wish.OnFailure == AutoImageFailure.Card ? slot - CardAhead : slot + Patience;
        return run.Now >= limit && run.Now >= askedAt + CardAhead;
    }

    // Since a person last began it: what was tried before that says nothing about now.
    private static async Task<DateTimeOffset> AskedAtAsync(PostRun run, CancellationToken cancellationToken)
    {
        var history = await run.HistoryAsync(cancellationToken);
        return history
            .TakeWhile(attempt => attempt.Outcome is not (PostOutcome.Failed or PostOutcome.Review))
            .LastOrDefault(attempt => attempt.Step == PostStep.Picture)?.At ?? run.Now;
    }

    private async Task AgainOrWithoutAsync(PostRun run, AutoImage wish, GenerationFailure? failure, CancellationToken cancellationToken)
    {
        if (failure is null || !WorthRepeating.Contains(failure.Code) || await AutoPicture.FailuresAsync(run, cancellationToken) >= MaxFailures)
        {
            await WithoutPictureAsync(run, wish, failure?.Message ?? "The generation was canceled.", cancellationToken);
            return;
        }

        run.Post.GenerationAttempt++;
        run.Post.GenerationId = null;
        await run.SaveAsync(PostOutcome.Retry, run.Now + Waits.Retry(0), cancellationToken);
    }

    private async Task WithoutPictureAsync(PostRun run, AutoImage wish, string why, CancellationToken cancellationToken)
    {
        var problem = new PostProblem(PostProblemCode.ImageNotGenerated, why);
        if (wish.OnFailure == AutoImageFailure.Card)
        {
            await AttachAsync(run, await substitute.FindAsync(run, wish, why, cancellationToken), cancellationToken);
        }
        else if (wish.OnFailure == AutoImageFailure.Hold)
        {
            run.Post.Problems = run.Remarks;
            run.Post.NeedReview(problem, run.Now);
            await run.SaveAsync(PostOutcome.Review, next: null, cancellationToken);
        }
        else
        {
            await StepFailures.EndAsync(run, problem, cancellationToken);
        }
    }

    private async Task AttachAsync(PostRun run, PictureChoice picture, CancellationToken cancellationToken)
    {
        run.Post.AttachAutomatically([picture], run.Now);
        run.Post.Problems = run.Remarks;
        await run.SaveAsync(PostOutcome.Ok, run.Now, cancellationToken);
        failpoint.Reach("picture.saved");
    }
}
