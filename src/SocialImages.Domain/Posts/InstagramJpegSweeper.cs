using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Domain.Posts;

/// <summary>
/// Forgets the JPEGs that no post shows, showed or could still show: its picture is in none, and its bytes went out with
/// none. The sweep of files then takes their bytes. Whoever wants one again gets it made anew.
/// </summary>
public sealed partial class InstagramJpegSweeper(
    IDbContextFactory<SocialImagesDbContext> contexts, IOptions<FileSweepOptions> options, TimeProvider time, ILogger<InstagramJpegSweeper> logger)
{
    private const int BatchSize = 500;

    /// <summary>How many were forgotten.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        int forgotten = 0, batch;
        do forgotten += batch = await ForgetAsync(context, time.GetUtcNow() - options.Value.MinimumAge, cancellationToken);
        while (batch == BatchSize);
        if (forgotten > 0) LogForgotten(logger, forgotten);
        return forgotten;
    }

    private static Task<int> ForgetAsync(SocialImagesDbContext context, DateTimeOffset before, CancellationToken cancellationToken)
        => context.Database.ExecuteSqlAsync(
            $"""
            delete from instagram_jpegs where (workspace_id, source_hash, frame) in (
                select jpeg.workspace_id, jpeg.source_hash, jpeg.frame from instagram_jpegs as jpeg
                where jpeg.created_at < {before}
                    and not exists (
                        select from images
                        join post_images as place on place.image_id = images.id
                        join posts on posts.id = place.post_id and posts.deleted_at is null and posts.status <> 'Published'
                        where images.workspace_id = jpeg.workspace_id and images.content_hash = jpeg.source_hash)
                    and not exists (
                        select from post_images as place
                        join posts on posts.id = place.post_id and posts.deleted_at is null
                        where place.prepared_hash = jpeg.content_hash and posts.workspace_id = jpeg.workspace_id)
                limit {BatchSize} for update of jpeg skip locked)
            """,
            cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Count} JPEGs that no post needs")]
    private static partial void LogForgotten(ILogger logger, int count);
}
