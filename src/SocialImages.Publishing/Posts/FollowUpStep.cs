using Microsoft.Extensions.Options;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Posts;

/// <summary>What is nice to know about a post that is out: its media id, if the answer was lost, and its permalink. Never changes its status.</summary>
internal sealed class FollowUpStep(
    InstagramGraphClient instagram, MediaSearch search, DeliveryCleaner cleaner, IOptions<PublishingOptions> options, Failpoint failpoint)
{
    public static readonly PostProblem MediaIdUnknown = new(
        PostProblemCode.MediaIdUnknown, "This is published, but Instagram has not told under which id.");

    public async Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = run.Post.InstagramMediaId is null ? PostStep.Identify : PostStep.Permalink;
        if (run.Post.InstagramMediaId is not null && run.Post.Permalink is not null)
        {
            await cleaner.CleanAsync(run, cancellationToken);
            await run.WaitForNothingAsync(cancellationToken);
            return;
        }

        try
        {
            await (run.Post.InstagramMediaId is null ? IdentifyAsync(run, cancellationToken) : LinkAsync(run, cancellationToken));
        }
        catch (InstagramException later)
        {
            await LaterAsync(run, later, cancellationToken);
        }
    }

    private async Task IdentifyAsync(PostRun run, CancellationToken cancellationToken)
    {
        if (await search.FindAsync(run, cancellationToken) is not { } media)
        {
            await LaterAsync(run, failure: null, cancellationToken);
            return;
        }

        run.Post.Identify(media.Id, run.Now);
        run.Post.Permalink = media.Permalink;
        run.Post.Problems = [.. run.Post.Problems.Where(problem => problem.Code != PostProblemCode.MediaIdUnknown)];
        await run.SaveAsync(PostOutcome.Ok, media.Permalink is null || cleaner.IsWanted ? run.Now : null, cancellationToken);
    }

    private async Task LinkAsync(PostRun run, CancellationToken cancellationToken)
    {
        failpoint.Reach("permalink.before");
        var media = await instagram.GetMediaAsync(run.Access(), run.Post.InstagramMediaId!, cancellationToken);
        if (media.Permalink is null)
        {
            await LaterAsync(run, failure: null, cancellationToken);
            return;
        }

        run.Post.Permalink = media.Permalink;
        await run.SaveAsync(PostOutcome.Ok, cleaner.IsWanted ? run.Now : null, cancellationToken);
    }

    private async Task LaterAsync(PostRun run, InstagramException? failure, CancellationToken cancellationToken)
    {
        // A dead token may be replaced within the day, and is not asked often meanwhile.
        var next = run.Now + (failure is { Advice: GraphAdvice.Reconnect } ? Waits.ForNewToken : Waits.FollowUp(await run.FailuresInARowAsync(cancellationToken)));
        var stillLooking = next < run.Post.PublishedAt + options.Value.FollowUpFor;
        if (!stillLooking)
            await cleaner.CleanAsync(run, cancellationToken);
        await run.SaveAsync(PostOutcome.Retry, stillLooking ? next : null, failure, cancellationToken);
    }
}
