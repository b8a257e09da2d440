using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Delivery;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Deletes what was delivered for a post that has changed its mind since. Only what is old: younger pictures may belong to
/// a step that has not been written down yet. Deleting twice is harmless, so nodes need not agree on who does it.
/// </summary>
internal sealed partial class DeliverySweeper(
    IDbContextFactory<SocialImagesDbContext> contexts, CloudinaryClient cloudinary, TimeProvider time, ILogger<DeliverySweeper> logger)
{
    private const int MaxPages = 20;
    private const double WorryingPercent = 90;

    private static readonly TimeSpan MinimumAge = TimeSpan.FromHours(48);

    /// <summary>How many were deleted.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (!cloudinary.IsSetUp)
            return 0;
        var deleted = 0;
        try
        {
            string? cursor = null;
            for (var page = 0; page < MaxPages; page++)
            {
                var listed = await cloudinary.ListResourcesByPrefixAsync(CloudinaryDelivery.Folder, cursor, cancellationToken);
                deleted += await DeleteOrphansAsync(listed.Resources, cancellationToken);
                if ((cursor = listed.NextCursor) is null || cloudinary.AdminBudget is { IsTight: true })
                    break;
            }

            await LookAtUsageAsync(cancellationToken);
        }
        catch (CloudinaryException later)
        {
            LogInterrupted(logger, later.Reason, later.Detail);
        }

        return deleted;
    }

    private async Task<int> DeleteOrphansAsync(IReadOnlyList<Resource> resources, CancellationToken cancellationToken)
    {
        var old = resources.Where(resource => resource.CreatedAt < time.GetUtcNow() - MinimumAge).Select(resource => resource.PublicId).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var used = await context.PostImages.AsNoTracking()
            .Where(image => old.Contains(image.DeliveryId!)).Select(image => image.DeliveryId).ToListAsync(cancellationToken);
        var orphans = old.Except(used.OfType<string>()).ToList();
        foreach (var orphan in orphans)
            await cloudinary.DestroyAsync(orphan, cancellationToken);
        return orphans.Count;
    }

    private async Task LookAtUsageAsync(CancellationToken cancellationToken)
    {
        var usage = await cloudinary.GetUsageAsync(cancellationToken);
        if (usage.Credits?.UsedPercent is { } percent and >= WorryingPercent)
            LogNearlyUsedUp(logger, percent);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Percent} % of Cloudinary's monthly credits are used; without any it delivers nothing")]
    private static partial void LogNearlyUsedUp(ILogger logger, double percent);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweeping delivered pictures was interrupted ({Reason}: {Detail}); it goes on next time")]
    private static partial void LogInterrupted(ILogger logger, CloudinaryReason reason, string? detail);
}
