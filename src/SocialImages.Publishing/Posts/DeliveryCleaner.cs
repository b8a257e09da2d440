using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Delivery;

namespace SocialImages.Publishing.Posts;

/// <summary>Takes delivered copies away once a post is out, where the operator wants that. Instagram keeps its own.</summary>
internal sealed class DeliveryCleaner(IPictureDelivery delivery, IOptions<PictureDeliveryOptions> options, Failpoint failpoint)
{
    public bool IsWanted => options.Value.DeleteAfterPublishing;

    /// <summary>What cannot be deleted now is left to the sweep; a copy that another post still needs stays.</summary>
    public async Task CleanAsync(PostRun run, CancellationToken cancellationToken)
    {
        if (!IsWanted)
            return;
        failpoint.Reach("cleanup.before");
        try
        {
            foreach (var id in run.Post.Images.Select(image => image.DeliveryId).OfType<string>().Distinct())
            {
                if (!await IsNeededAsync(run, id, cancellationToken))
                    await delivery.RemoveAsync(id, cancellationToken);
                failpoint.Reach("cleanup.removed");
            }
        }
        catch (Exception later) when (later is CloudinaryException or ImageStoreException)
        {
            // Not worth keeping a finished post in work.
        }
    }

    private static Task<bool> IsNeededAsync(PostRun run, string deliveryId, CancellationToken cancellationToken) => (
        from place in run.Context.PostImages
        where place.DeliveryId == deliveryId && place.PostId != run.Post.Id
        join post in run.Context.Posts on place.PostId equals post.Id
        where post.Status != PostStatus.Published && post.DeletedAt == null
        select place).AnyAsync(cancellationToken);
}
