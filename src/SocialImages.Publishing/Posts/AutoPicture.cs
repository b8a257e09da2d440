using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;
using SocialImages.Publishing.Cards;

namespace SocialImages.Publishing.Posts;

/// <summary>Pictures nobody attached: generated ones and cards.</summary>
internal sealed class AutoPicture(IServiceScopeFactory scopes, ImageIngest ingest, CardMaker cards)
{
    private const int MaxPromptLength = 4000;

    /// <summary>Asks for a picture of the caption. However often a killed node repeats it, the same attempt gets the same generation.</summary>
    /// <exception cref="DomainException">Why there will be none, or not now.</exception>
    public async Task<Guid> StartAsync(PostRun run, AutoImage wish, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = new CurrentUser(run.Post.CreatedById, run.Post.WorkspaceId, WorkspaceRole.Editor);
        var order = new GenerateImages
        {
            Prompt = PromptOf(run.Post),
            Style = wish.Style,
            AspectRatio = wish.AspectRatio ?? AspectRatio.Portrait_4_5,
            Reuse = true,
            PostId = run.Post.Id,
            IsCaption = true,
        };
        var generation = await scope.ServiceProvider.GetRequiredService<GenerateImagesCommand>()
            .ExecuteAsync(caller, order with { IdempotencyKey = KeyOf(run.Post, order) }, cancellationToken);
        return generation.Id;
    }

    public static Task<Image?> PictureOfAsync(PostRun run, Guid generationId, CancellationToken cancellationToken) =>
        run.Context.PicturesOf([generationId])
            .Where(picture => picture.Image.DeletedAt == null)
            .OrderBy(picture => picture.Index)
            .Select(picture => picture.Image)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The newest picture that a person had generated for this post, if there is one.</summary>
    public static Task<Image?> OrderedByHandAsync(PostRun run, CancellationToken cancellationToken) => (
        from generation in run.Context.Generations
        where generation.PostId == run.Post.Id && !generation.Reuse && generation.Status == GenerationStatus.Succeeded
        join image in run.Context.Images.AsNoTracking() on generation.Id equals image.GenerationId
        where image.DeletedAt == null
        orderby generation.CreatedAt descending, image.GenerationIndex
        select image).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// How often a picture of these very words was tried in vain. Other words start anew, and so does a person who schedules or
    /// resolves a post that had ended.
    /// </summary>
    public static async Task<int> FailuresAsync(PostRun run, CancellationToken cancellationToken)
    {
        var prompt = PromptOf(run.Post);
        var history = await run.HistoryAsync(cancellationToken);
        var since = history.FirstOrDefault(attempt => attempt.Outcome is PostOutcome.Failed or PostOutcome.Review)?.At ?? run.Now - PostRun.RememberedTime;
        return await run.Context.Generations.CountAsync(
            row => row.PostId == run.Post.Id && row.Prompt == prompt && row.Status == GenerationStatus.Failed && row.CreatedAt > since, cancellationToken);
    }

    /// <summary>Stores the bytes and adds the rows; the caller's save commits them together with the post.</summary>
    public async Task<Image> StoreCardAsync(PostRun run, AutoImage wish, CancellationToken cancellationToken)
    {
        var settings = await run.Context.PublishingSettingsOfAsync(run.Post.WorkspaceId, cancellationToken);
        var drawn = await cards.MakeAsync(run.Post.Caption, wish.AspectRatio, settings, cancellationToken);
        var prepared = await ingest.PrepareAsync(drawn.Bytes, cropTo: null, cancellationToken);
        await ingest.StoreAsync(run.Post.WorkspaceId, prepared, cancellationToken);
        var card = RowOf(run, prepared);
        run.Context.Images.Add(card);
        run.Context.ImageRenditions.AddRange(prepared.RenditionRows(card.Id));
        run.Context.Announce(EventKind.LibraryChanged, card.WorkspaceId, card.Id, run.Now);
        return card;
    }

    private static string PromptOf(Post post) => post.Caption.Length <= MaxPromptLength ? post.Caption : post.Caption[..MaxPromptLength];

    // The words are part of the key because an edit may change them under the same attempt.
    private static string KeyOf(Post post, GenerateImages order)
    {
        var words = SHA256.HashData(Encoding.UTF8.GetBytes($"{order.Prompt}\n{order.Style}\n{order.AspectRatio}"));
        return $"post:{post.Id:N}:{post.GenerationAttempt}:{Convert.ToHexStringLower(words.AsSpan(0, 8))}";
    }

    private static Image RowOf(PostRun run, PreparedImage prepared) => new()
    {
        Id = Guid.CreateVersion7(run.Now),
        WorkspaceId = run.Post.WorkspaceId,
        CreatedById = run.Post.CreatedById,
        Source = ImageSource.Card,
        Width = prepared.Full.Image.Size.Width,
        Height = prepared.Full.Image.Size.Height,
        ByteSize = prepared.Full.Image.Bytes.Length,
        MimeType = prepared.Full.Image.MimeType,
        AltText = run.Post.Caption.Length <= PostReferences.MaxAltTextLength ? run.Post.Caption : run.Post.Caption[..PostReferences.MaxAltTextLength],
        Placeholder = prepared.Fingerprint.BlurHash,
        PerceptualHash = unchecked((long)prepared.Fingerprint.PerceptualHash.Value),
        Colors = prepared.Colors,
        Sharpness = prepared.Fingerprint.Sharpness,
        Crops = prepared.Crops,
        ContentHash = prepared.Full.Hash,
        CreatedAt = run.Now,
    };
}
