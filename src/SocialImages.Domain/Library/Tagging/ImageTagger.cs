using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Generations.Providers.OpenAI;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Domain.Library.Tagging;

/// <summary>Has a model look at the pictures that came in, one after the other, and keeps the tags it suggests. Nothing waits for it.</summary>
internal sealed partial class ImageTagger(
    IDbContextFactory<SocialImagesDbContext> contexts, IImageStore store, OpenAITagger model, EventFeed feed, TimeProvider time, ILogger<ImageTagger> logger)
    : BackgroundService
{
    private const int MaxAttempts = 5;
    private const int MaxTags = 8;
    private const int MaxTagLength = 30;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = feed.Subscribe(notice => notice.Kind == EventKind.LibraryChanged);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { } claim) await TagAsync(claim, stoppingToken);
                await wake.WaitAsync(PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The outer edge: the database may be restarting. What was claimed is due again when its lease has run out.
                LogRoundFailed(logger, exception);
                await Task.Delay(PollInterval, time, stoppingToken);
            }
        }
    }

    private async Task<Claim?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var claimed = await context.Database.SqlQuery<Claim>(
            $"""
            update tag_requests set attempts = attempts + 1, due_at = {now + Lease}
            where image_id = (select image_id from tag_requests where due_at <= {now} order by due_at limit 1 for update skip locked)
            returning image_id as "ImageId", attempts as "Attempts"
            """).ToListAsync(cancellationToken);
        return claimed.FirstOrDefault();
    }

    private async Task TagAsync(Claim claim, CancellationToken cancellationToken)
    {
        try
        {
            var tags = await AskAsync(claim.ImageId, cancellationToken);
            await KeepAsync(claim.ImageId, tags, cancellationToken);
        }
        catch (Exception exception) when (exception is ImageProviderException or ImageStoreException)
        {
            var failure = exception as ImageProviderException;
            var mayHelp = failure is null or { Reason: ProviderFailure.Transient or ProviderFailure.RateLimited };
            LogNotTagged(logger, claim.ImageId, failure?.Detail ?? exception.Message);
            await DeferAsync(claim, mayHelp && claim.Attempts < MaxAttempts ? DelayAfter(claim, failure) : null, cancellationToken);
        }
    }

    /// <returns>Null when the picture is gone.</returns>
    private async Task<string[]?> AskAsync(Guid imageId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var medium = await context.ImageRenditions.Where(made => made.ImageId == imageId && made.Rendition == Rendition.Medium)
            .Join(
                context.Images.Where(image => image.DeletedAt == null),
                made => made.ImageId,
                image => image.Id,
                (made, image) => new { image.WorkspaceId, made.ContentHash, made.MimeType })
            .SingleOrDefaultAsync(cancellationToken);
        if (medium is null || await store.ReadAsync(new StorageKey(medium.WorkspaceId, medium.ContentHash), cancellationToken) is not { } bytes) return null;
        var tags = await model.TagsOfAsync(bytes, medium.MimeType, cancellationToken);
        return [.. tags.Select(TagNames.Normalize).Where(tag => tag.Length is > 0 and <= MaxTagLength && !tag.Any(char.IsControl)).Distinct(StringComparer.Ordinal).Take(MaxTags)];
    }

    private async Task KeepAsync(Guid imageId, string[]? tags, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.TagRequests.Where(row => row.ImageId == imageId).ExecuteDeleteAsync(cancellationToken);
        if (tags is { Length: > 0 })
        {
            await context.Database.ExecuteSqlAsync($"update images set seen_tags = {tags} where id = {imageId}", cancellationToken);
            var workspaceId = await context.Images.Where(row => row.Id == imageId).Select(row => (Guid?)row.WorkspaceId).SingleOrDefaultAsync(cancellationToken);
            if (workspaceId is { } workspace) context.Announce(EventKind.LibraryChanged, workspace, imageId, time.GetUtcNow());
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task DeferAsync(Claim claim, TimeSpan? delay, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var request = context.TagRequests.Where(row => row.ImageId == claim.ImageId);
        if (delay is { } wait) await request.ExecuteUpdateAsync(row => row.SetProperty(due => due.DueAt, time.GetUtcNow() + wait), cancellationToken);
        else await request.ExecuteDeleteAsync(cancellationToken);
    }

    private static TimeSpan DelayAfter(Claim claim, ImageProviderException? failure)
    {
        var wait = failure?.RetryAfter ?? FirstDelay * Math.Pow(2, claim.Attempts - 1);
        return wait < MaxDelay ? wait : MaxDelay;
    }

    private sealed record Claim(Guid ImageId, int Attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for pictures to tag failed; it is tried again")]
    private static partial void LogRoundFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Image {ImageId} was not tagged: {Detail}")]
    private static partial void LogNotTagged(ILogger logger, Guid imageId, string detail);
}
