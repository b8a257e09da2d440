using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Publishing.Delivery;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Makes the exact JPEG of one picture, puts it where Instagram will fetch it, and fetches it back: what is served must be
/// what was made, byte for byte.
/// </summary>
internal sealed class DeliverStep(InstagramJpegs jpegs, IPictureDelivery delivery, Substitute substitute, Failpoint failpoint)
{
    public async Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Deliver;
        var slot = run.Post.Images.First(image => image.PreparedHash is null);
        try
        {
            if (await MakeAsync(run, slot, cancellationToken) is not { } jpeg)
            {
                await WithoutAsync(run, slot, new PostProblem(PostProblemCode.ImageMissing, "A picture of this post is no longer in the library."), cancellationToken);
                return;
            }

            await DeliverAsync(run, slot, jpeg, cancellationToken);
        }
        catch (ImagingException unusable) when (!unusable.IsTransient)
        {
            await WithoutAsync(run, slot, new PostProblem(PostProblemCode.ImageUnusable, unusable.PublicMessage), cancellationToken);
        }
        catch (ImagingException)
        {
            await run.WaitUntilAsync(run.Now + Waits.Retry(0), cancellationToken);
        }
    }

    // Who said nothing about pictures wants the slot kept.
    private async Task WithoutAsync(PostRun run, PostImage slot, PostProblem problem, CancellationToken cancellationToken)
    {
        var wish = run.Post.AutoImage ?? new AutoImage(Enabled: false, Style: null, AspectRatio: null, AutoImageFailure.Card);
        if (wish.OnFailure == AutoImageFailure.Fail)
        {
            await StepFailures.EndAsync(run, problem, cancellationToken);
        }
        else if (wish.OnFailure == AutoImageFailure.Hold)
        {
            run.Post.Problems = [];
            run.Post.NeedReview(problem, run.Now);
            await run.SaveAsync(PostOutcome.Review, next: null, cancellationToken);
        }
        else
        {
            await ReplaceAsync(run, slot, wish, problem, cancellationToken);
        }
    }

    // One picture alone is replaced by the whole way to a picture; in a carousel the others stay, in their order.
    private async Task ReplaceAsync(PostRun run, PostImage slot, AutoImage wish, PostProblem problem, CancellationToken cancellationToken)
    {
        if (run.Post.Images.Count == 1 && wish.Enabled)
        {
            Substitute.Tell(run, problem.Message, "another picture");
            run.Post.AttachAutomatically([], run.Now);
        }
        else
        {
            var instead = await substitute.FindAsync(run, wish, problem.Message, cancellationToken);
            run.Post.AttachAutomatically([.. run.Post.Images.Select(place => place.Position == slot.Position ? instead : place.Choice)], run.Now);
        }

        await run.SaveAsync(PostOutcome.Retry, run.Now, cancellationToken);
    }

    private async Task DeliverAsync(PostRun run, PostImage slot, StoredInstagramJpeg jpeg, CancellationToken cancellationToken)
    {
        var delivered = await delivery.DeliverAsync(jpeg, cancellationToken);
        slot.Prepare(jpeg.ContentHash, delivered.Url, jpeg.Width, jpeg.Height, delivered.DeliveryId);
        run.Post.Problems = run.Remarks;
        await run.SaveAsync(PostOutcome.Ok, run.Now, cancellationToken);
        failpoint.Reach("deliver.saved");
    }

    // Instagram crops every picture of a carousel to the first one's ratio; we choose what is cut away.
    private async Task<StoredInstagramJpeg?> MakeAsync(PostRun run, PostImage slot, CancellationToken cancellationToken)
    {
        var image = await run.Context.Images.AsNoTracking().SingleAsync(row => row.Id == slot.ImageId, cancellationToken);
        PixelSize? like = run.Post.Images[0] is { PreparedWidth: { } width, PreparedHeight: { } height } ? new PixelSize(width, height) : null;
        return await jpegs.MakeAsync(image, slot.Crop, like, cancellationToken);
    }
}
