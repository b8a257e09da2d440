using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Imaging.Instagram;
using SocialImages.Publishing.Cloudinary;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Makes the exact JPEG of one picture, puts it where Instagram will fetch it, and fetches it back: what is served must be
/// what was made, byte for byte.
/// </summary>
internal sealed class DeliverStep(
    IImageStore store, InstagramJpegMaker maker, CropSuggester crops, CloudinaryClient cloudinary, Failpoint failpoint)
{
    /// <summary>Everything delivered lies below it, and nothing else does.</summary>
    public const string Folder = "socialimages/";

    private const int DeliveredLimitBytes = 9 * 1024 * 1024;

    public async Task RunAsync(PostRun run, CancellationToken cancellationToken)
    {
        run.Step = PostStep.Deliver;
        var slot = run.Post.Images.First(image => image.PreparedHash is null);
        try
        {
            if (await ReadAsync(run, slot, cancellationToken) is not { } source)
            {
                await StepFailures.EndAsync(run, new PostProblem(PostProblemCode.ImageMissing, "A picture of this post is no longer in the library."), cancellationToken);
                return;
            }

            await DeliverAsync(run, slot, await MakeAsync(run, source, cancellationToken), cancellationToken);
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

    private async Task DeliverAsync(PostRun run, PostImage slot, InstagramJpeg jpeg, CancellationToken cancellationToken)
    {
        var publicId = $"{Folder}{run.Post.WorkspaceId:N}/{jpeg.Sha256}";
        failpoint.Reach("deliver.before");
        var stored = await cloudinary.UploadAsync(
            new ImageUploadParams { File = new FileDescription($"{jpeg.Sha256}.jpg", jpeg.Image.Bytes), PublicId = publicId }, cancellationToken);
        failpoint.Reach("deliver.uploaded");
        var url = cloudinary.BuildUrl(new DeliveryUrl(publicId) { Version = stored.Version, Format = "jpg" });
        var delivered = await cloudinary.FetchAsync(url, DeliveredLimitBytes, cancellationToken);
        if (ContentHash.Of(delivered).Hex != jpeg.Sha256)
            throw new CloudinaryException(CloudinaryReason.Transient, "Cloudinary delivers other bytes than were uploaded.", url);

        slot.Prepare(new ContentHash(jpeg.Sha256), url, jpeg.Image.Size.Width, jpeg.Image.Size.Height, publicId);
        run.Post.Problems = [];
        await run.SaveAsync(PostOutcome.Ok, run.Now, cancellationToken);
        failpoint.Reach("deliver.saved");
    }

    // Instagram crops every picture of a carousel to the first one's ratio; we choose what is cut away.
    private async Task<InstagramJpeg> MakeAsync(PostRun run, ReadOnlyMemory<byte> source, CancellationToken cancellationToken)
    {
        if (run.Post.Images[0] is not { PreparedWidth: { } width, PreparedHeight: { } height })
            return await maker.MakeAsync(source, InstagramFrame.Nearest, Gravity.Attention, cancellationToken);
        var crop = await crops.SuggestAsync(source, new Ratio(width, height), cancellationToken);
        return await maker.MakeAsync(source, InstagramFrame.Nearest, crop, cancellationToken);
    }

    [SuppressMessage("Performance", "CA1859", Justification = "An empty picture and a missing one are not the same.")]
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(PostRun run, PostImage slot, CancellationToken cancellationToken)
    {
        var image = await run.Context.Images.AsNoTracking().SingleAsync(row => row.Id == slot.ImageId, cancellationToken);
        await using var stream = await store.OpenReadAsync(image.StorageKey, cancellationToken);
        if (stream is null)
            return null;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }
}
