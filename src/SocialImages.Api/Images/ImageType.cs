using SocialImages.Api.Workspaces;
using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Images;

/// <summary>What a picture cost: credits of the workspace, and money of the provider.</summary>
[ObjectType]
public sealed record Cost(int Credits, decimal Usd);

/// <summary>Where a picture is used.</summary>
[ObjectType]
public sealed record ImageUse(Post Post);

[ObjectType<Image>]
public static partial class ImageType
{
    static partial void Configure(IObjectTypeDescriptor<Image> descriptor)
    {
        descriptor.Ignore(image => image.WorkspaceId);
        descriptor.Ignore(image => image.CreatedById);
        descriptor.Ignore(image => image.Width);
        descriptor.Ignore(image => image.Height);
        descriptor.Ignore(image => image.ContentHash);
        descriptor.Ignore(image => image.PerceptualHash);
        descriptor.Ignore(image => image.GenerationId);
        descriptor.Ignore(image => image.GenerationIndex);
        descriptor.Ignore(image => image.CostCredits);
        descriptor.Ignore(image => image.CostUsd);
        descriptor.Ignore(image => image.StorageKey);
        descriptor.Ignore(image => image.RecipeKey);
    }

    /// <summary>A signed link to the bytes. THUMBNAIL fits 320 px, MEDIUM 1080 px; FULL is the whole picture.</summary>
    public static async Task<string> GetUrlAsync(
        [Parent] Image image, FileUrls urls, IRenditionsByImageIdDataLoader renditions, CancellationToken cancellationToken,
        Rendition rendition = Rendition.Full)
    {
        if (rendition == Rendition.Full) return urls.For(image.StorageKey, image.MimeType);
        var stored = await renditions.LoadAsync(image.Id, cancellationToken);
        return stored?.FirstOrDefault(candidate => candidate.Rendition == rendition) is { } found
            ? urls.For(new StorageKey(image.WorkspaceId, found.ContentHash), found.MimeType)
            : urls.For(image.StorageKey, image.MimeType);
    }

    /// <summary>SHA-256 of the FULL rendition, in lower-case hex.</summary>
    public static string GetContentHash([Parent] Image image) => image.ContentHash.Hex;

    public static Cost GetCost([Parent] Image image) => new(image.CostCredits.Value, image.CostUsd);

    public static async Task<IReadOnlyList<ImageUse>> GetUsesAsync(
        [Parent] Image image, IPostsByImageIdDataLoader posts, CancellationToken cancellationToken)
        => [.. (await posts.LoadAsync(image.Id, cancellationToken) ?? []).Select(post => new ImageUse(post))];

    public static Task<User?> GetCreatedByAsync([Parent] Image image, IUserByIdDataLoader users, CancellationToken cancellationToken)
        => users.LoadAsync(image.CreatedById, cancellationToken);
}
