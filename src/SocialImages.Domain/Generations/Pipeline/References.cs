using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>The stored pictures that go along with a request, in a size that every provider takes.</summary>
internal sealed class References(IDbContextFactory<SocialImagesDbContext> contexts, IImageStore store, ImageTransformer transformer)
{
    private const int MaxSide = 2048;
    private static readonly ImageTransform Picture = new() { Mode = ResizeMode.Limit, Width = MaxSide, Height = MaxSide, Format = ImageFormat.Jpeg };
    private static readonly ImageTransform Mask = Picture with { Format = ImageFormat.Png };

    /// <returns>Null when all of them are there.</returns>
    public async Task<GenerationFailure?> LoadAsync(GenerationRun run, CancellationToken cancellationToken)
    {
        if (run.Order.ReferenceImageIds.Count == 0 || run.MissingIndexes.Count == 0) return null;
        try
        {
            var images = await ImagesAsync(run.Order, cancellationToken);
            var loaded = new List<ReferencePicture>(images.Count);
            foreach (var image in images)
            {
                if (await LoadAsync(run.Order, image, cancellationToken) is { } picture) loaded.Add(picture);
            }

            if (loaded.Count < run.Order.ReferenceImageIds.Count) return Removed("referenceImageIds", "A reference picture");
            run.References = loaded;
            run.Mask = await MaskAsync(run.Order, cancellationToken);
            return run.Mask is null && run.Order.MaskHash is not null ? Removed("mask", "The mask") : null;
        }
        catch (Exception exception) when (exception is ImageStoreException or ImagingException)
        {
            return GenerationFailures.Interrupted;
        }
    }

    private static GenerationFailure Removed(string field, string what)
        => GenerationFailure.Of(new ValidationException(field, $"{what} was removed in the meantime."));

    private async Task<List<Image>> ImagesAsync(Generation order, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var images = await context.Images.AsNoTracking()
            .Where(image => image.WorkspaceId == order.WorkspaceId && order.ReferenceImageIds.Contains(image.Id))
            .ToDictionaryAsync(image => image.Id, cancellationToken);
        return [.. order.ReferenceImageIds.Where(images.ContainsKey).Select(id => images[id])];
    }

    private async Task<ReferencePicture?> LoadAsync(Generation order, Image image, CancellationToken cancellationToken)
    {
        if (await ReadAsync(image.StorageKey, cancellationToken) is not { } bytes) return null;
        var goesAsItIs = order.Work == ImageWork.Upscale || (image.Size.LongSide <= MaxSide && image.MimeType is "image/jpeg" or "image/png" or "image/webp");
        if (goesAsItIs) return new ReferencePicture(bytes, image.MimeType);
        var smaller = await transformer.ApplyAsync(bytes, Picture, cancellationToken);
        return new ReferencePicture(smaller.Bytes, smaller.MimeType);
    }

    /// <summary>Made smaller by the same measure as the picture it belongs to.</summary>
    private async Task<ReferencePicture?> MaskAsync(Generation order, CancellationToken cancellationToken)
    {
        if (order.MaskHash is not { } hash || await ReadAsync(new StorageKey(order.WorkspaceId, hash), cancellationToken) is not { } bytes) return null;
        var smaller = await transformer.ApplyAsync(bytes, Mask, cancellationToken);
        return new ReferencePicture(smaller.Bytes, smaller.MimeType);
    }

    private async Task<byte[]?> ReadAsync(StorageKey key, CancellationToken cancellationToken)
    {
        await using var stored = await store.OpenReadAsync(key, cancellationToken);
        if (stored is null) return null;
        using var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
