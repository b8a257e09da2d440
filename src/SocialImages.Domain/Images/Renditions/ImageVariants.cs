using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Images.Renditions;

/// <summary>
/// Versions of pictures that are made when first asked for. However many ask for one at once, on however many nodes,
/// one of them makes it: within a node they share the work, between nodes an advisory lock does.
/// </summary>
public sealed class ImageVariants(
    IDbContextFactory<SocialImagesDbContext> contexts, IImageStore store, StoredFiles files, ImageTransformer transformer, TimeProvider time)
    : IDisposable
{
    // Each holds a database connection and a whole picture: a page of links that nobody asked for before must not take them all.
    private const int MostMakers = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan NotedFor = TimeSpan.FromDays(1);
    private readonly SemaphoreSlim _makers = new(MostMakers);
    private readonly ConcurrentDictionary<(Guid, VariantSpec), Lazy<Task<ImageVariant?>>> _inWork = new();

    /// <summary>The version, made now if need be. Null when the workspace has no such picture, or its bytes are gone.</summary>
    /// <exception cref="ImagingException">Busy: too many pictures are being worked on.</exception>
    /// <exception cref="ImageStoreException">The store does not answer.</exception>
    public async Task<ImageVariant?> GetAsync(Guid workspaceId, Guid imageId, VariantSpec spec, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var image = await context.Images.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == imageId && row.WorkspaceId == workspaceId, cancellationToken);
            if (image is null) return null;
            if (spec == VariantSpec.Of(Rendition.Full, RenditionFormats.Of(image))) return FullOf(image, spec);
            if (await FindAsync(context, imageId, spec, cancellationToken) is { } found && await UseAsync(found, cancellationToken)) return found;
        }

        var shared = _inWork.GetOrAdd((imageId, spec), key => new(() => MakeOnceAsync(key.Item1, key.Item2)));
        return await shared.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Notes that somebody needs it, so that it is not swept while links to its bytes work.</summary>
    /// <returns>Whether it is there still.</returns>
    public async Task<bool> UseAsync(ImageVariant variant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (variant.UsedAt > now - NotedFor) return true;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ImageVariants.Where(row => row.ImageId == variant.ImageId && row.Variant == variant.Variant)
            .ExecuteUpdateAsync(row => row.SetProperty(used => used.UsedAt, now), cancellationToken) == 1;
    }

    public void Dispose() => _makers.Dispose();

    // Belongs to no request: who asked first may leave while others still wait.
    private async Task<ImageVariant?> MakeOnceAsync(Guid imageId, VariantSpec spec)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            await _makers.WaitAsync(limit.Token);
            try
            {
                return await MakeLockedAsync(imageId, spec, limit.Token);
            }
            finally
            {
                _makers.Release();
            }
        }
        finally
        {
            _inWork.TryRemove((imageId, spec), out _);
        }
    }

    private async Task<ImageVariant?> MakeLockedAsync(Guid imageId, VariantSpec spec, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"variant/{imageId:N}/{spec}"}, 0))", cancellationToken);
        var variant = await FindAsync(context, imageId, spec, cancellationToken) ?? await MakeAsync(context, imageId, spec, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return variant;
    }

    private async Task<ImageVariant?> MakeAsync(SocialImagesDbContext context, Guid imageId, VariantSpec spec, CancellationToken cancellationToken)
    {
        var image = await context.Images.AsNoTracking().SingleOrDefaultAsync(row => row.Id == imageId, cancellationToken);
        if (image is null || await store.ReadAsync(image.StorageKey, cancellationToken) is not { } full) return null;

        var made = ImageFile.Of(await transformer.ApplyAsync(full, spec.ToTransform(), cancellationToken));
        await files.WriteAsync(new StorageKey(image.WorkspaceId, made.Hash), made.Image.Bytes, cancellationToken);
        var now = time.GetUtcNow();
        var variant = new ImageVariant
        {
            ImageId = imageId,
            Variant = spec.ToString(),
            ContentHash = made.Hash,
            MimeType = made.Image.MimeType,
            Width = made.Image.Size.Width,
            Height = made.Image.Size.Height,
            ByteSize = made.Image.Bytes.Length,
            CreatedAt = now,
            UsedAt = now,
        };
        context.ImageVariants.Add(variant);
        await context.SaveChangesAsync(cancellationToken);
        return variant;
    }

    private static ImageVariant FullOf(Image image, VariantSpec spec) => new()
    {
        ImageId = image.Id,
        Variant = spec.ToString(),
        ContentHash = image.ContentHash,
        MimeType = image.MimeType,
        Width = image.Width,
        Height = image.Height,
        ByteSize = image.ByteSize,
        CreatedAt = image.CreatedAt,
        UsedAt = image.CreatedAt,
    };

    private static Task<ImageVariant?> FindAsync(SocialImagesDbContext context, Guid imageId, VariantSpec spec, CancellationToken cancellationToken)
    {
        var name = spec.ToString();
        return context.ImageVariants.AsNoTracking().SingleOrDefaultAsync(row => row.ImageId == imageId && row.Variant == name, cancellationToken);
    }
}
