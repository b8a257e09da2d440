using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Publishing.Delivery;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Makes the exact JPEG of one picture, puts it where Instagram will fetch it, and fetches it back: what is served must be
/// what was made, byte for byte.
/// </summary>
internal sealed class DeliverStep(InstagramJpegs jpegs, IPictureDelivery delivery, Failpoint failpoint)
{
    public async Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Deliver;
        var slot = run.Post.Images.First(image => image.PreparedHash is null);
        try
        {
            if (await MakeAsync(run, slot, cancellationToken) is not { } jpeg)
            {
                await StepFailures.EndAsync(run, new PostProblem(PostProblemCode.ImageMissing, "A picture of this post is no longer in the library."), cancellationToken);
                return;
            }

            await DeliverAsync(run, slot, jpeg, cancellationToken);
        }
        catch (ImagingException unusable) when (!unusable.IsTransient)
        {
            await StepFailures.EndAsync(run, new PostProblem(PostProblemCode.ImageUnusable, unusable.PublicMessage), cancellationToken);
        }
        catch (ImagingException)
        {
            await run.WaitUntilAsync(run.Now + Waits.Retry(0), cancellationToken);
        }
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
