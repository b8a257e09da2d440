using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;

namespace SocialImages.Publishing.Posts;

/// <summary>Pictures nobody attached: generated ones and cards.</summary>
internal sealed class AutoPicture(IImageStore store, CardMaker cards, ImageNormalizer normalizer)
{
    /// <summary>The generation's id, or why there is none. The same attempt always gets the same generation.</summary>
    public Task<(Guid? GenerationId, string? Problem)> StartAsync(PostRun run, AutoImage wish, CancellationToken cancellationToken)
    {
        _ = (run, wish, cancellationToken, store);
        return Task.FromResult<(Guid?, string?)>((null, "Generating pictures is not available here."));
    }

    public static Task<Image?> PictureOfAsync(PostRun run, Guid generationId, CancellationToken cancellationToken) =>
        run.Context.Images.AsNoTracking()
            .Where(image => image.GenerationId == generationId && image.DeletedAt == null)
            .OrderBy(image => image.GenerationIndex)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Stores the bytes and adds the row; the caller's save commits it together with the post.</summary>
    public async Task<Image> StoreCardAsync(PostRun run, AutoImage wish, CancellationToken cancellationToken)
    {
        var drawn = await cards.MakeAsync(run.Post.Caption, wish.AspectRatio, cancellationToken);
        var normal = await normalizer.NormalizeAsync(drawn.Bytes, cancellationToken);
        var card = RowOf(run, normal);
        await store.WriteAsync(card.StorageKey, normal.Image.Bytes, cancellationToken);
        run.Context.Images.Add(card);
        return card;
    }

    private static Image RowOf(PostRun run, NormalizedImage normal) => new()
    {
        Id = Guid.CreateVersion7(run.Now),
        WorkspaceId = run.Post.WorkspaceId,
        CreatedById = run.Post.CreatedById,
        Source = ImageSource.Card,
        Width = normal.Image.Size.Width,
        Height = normal.Image.Size.Height,
        ByteSize = normal.Image.Bytes.Length,
        MimeType = normal.Image.MimeType,
        AltText = run.Post.Caption.Length <= PostReferences.MaxAltTextLength ? run.Post.Caption : run.Post.Caption[..PostReferences.MaxAltTextLength],
        Placeholder = normal.Fingerprint.BlurHash,
        PerceptualHash = unchecked((long)normal.Fingerprint.PerceptualHash.Value),
        ContentHash = new ContentHash(normal.Image.ComputeSha256()),
        CreatedAt = run.Now,
    };
}
