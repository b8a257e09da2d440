using SocialImages.Api.Library;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Renditions;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;
using SocialImages.Imaging.Fingerprints;

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
        descriptor.Ignore(image => image.Crops);
        descriptor.Ignore(image => image.SeenTags);
        descriptor.Ignore(image => image.StorageKey);
        descriptor.Ignore(image => image.RecipeKey);
    }

    /// <summary>A link to the bytes. THUMBNAIL fits 320 px, MEDIUM 1080 px; FULL is the whole picture.</summary>
    /// <param name="format">The rendition's own when not given. What is not stored yet is made when the link is first followed.</param>
    /// <param name="width">
    /// 16 to 4096 pixels, instead of a rendition: the picture comes at least this wide, at one of a few widths
    /// (80, 160, 320, 480, 640, 800, 1080, 1280, 1440, 1920, 2560, 3200, 4096), and never enlarged.
    /// </param>
    public static async Task<string> GetUrlAsync(
        [Parent] Image image, RenditionFormat? format, int? width, ImageUrls urls,
        IRenditionsByImageIdDataLoader renditions, IVariantsByImageIdDataLoader variants, ImageVariants versions, CancellationToken cancellationToken,
        Rendition rendition = Rendition.Full)
    {
        if (format is null && width is null) return urls.For(image, await StoredAsync(image, rendition, renditions, cancellationToken), rendition);
        var spec = SpecOf(image, rendition, format ?? RenditionFormats.Of(image), width);
        var name = spec.ToString();
        var made = (await variants.LoadAsync(image.Id, cancellationToken) ?? []).FirstOrDefault(variant => variant.Variant == name);
        return urls.ForVariant(image, made is not null && await versions.UseAsync(made, cancellationToken) ? made : null, spec);
    }

    /// <summary>The largest part of the picture with this aspect ratio, around what draws the eye; in pixels of FULL.</summary>
    public static SuggestedCrop GetSuggestedCrop([Parent] Image image, AspectRatio aspectRatio) => AspectRatios.SuggestedCropOf(image, aspectRatio);

    /// <summary>SHA-256 of the FULL rendition, in lower-case hex.</summary>
    public static string GetContentHash([Parent] Image image) => image.ContentHash.Hex;

    public static ImageOrientation GetOrientation([Parent] Image image)
        => image.Width > image.Height ? ImageOrientation.Landscape : image.Width < image.Height ? ImageOrientation.Portrait : ImageOrientation.Square;

    /// <summary>64 bits as 16 hex digits; pictures that look alike differ in few bits.</summary>
    public static string? GetPerceptualHash([Parent] Image image)
        => image.PerceptualHash is { } hash ? new PerceptualHash(unchecked((ulong)hash)).ToString() : null;

    /// <summary>Tags that would fit: what a model saw, where one is set up to look, then the words of prompt and title. Those it has already are left out.</summary>
    public static IReadOnlyList<string> GetSuggestedTags([Parent] Image image) => TagSuggestions.For(image);

    public static Cost GetCost([Parent] Image image) => new(image.CostCredits.Value, image.CostUsd);

    public static async Task<IReadOnlyList<ImageUse>> GetUsesAsync(
        [Parent] Image image, IPostsByImageIdDataLoader posts, CancellationToken cancellationToken)
        => [.. (await posts.LoadAsync(image.Id, cancellationToken) ?? []).Select(post => new ImageUse(post))];

    public static Task<User?> GetCreatedByAsync([Parent] Image image, IUserByIdDataLoader users, CancellationToken cancellationToken)
        => users.LoadAsync(image.CreatedById, cancellationToken);

    private static async Task<ImageRendition[]> StoredAsync(
        Image image, Rendition rendition, IRenditionsByImageIdDataLoader renditions, CancellationToken cancellationToken)
        => rendition == Rendition.Full ? [] : await renditions.LoadAsync(image.Id, cancellationToken) ?? [];

    private static VariantSpec SpecOf(Image image, Rendition rendition, RenditionFormat format, int? width) => width switch
    {
        null => VariantSpec.Of(rendition, format),
        >= VariantSpec.MinWidth and <= VariantSpec.MaxWidth and var wanted => VariantSpec.AtLeast(wanted, format, image),
        _ => throw new GraphQLException($"A width is {VariantSpec.MinWidth} to {VariantSpec.MaxWidth} pixels."),
    };
}
