using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Images;

[QueryType]
public static partial class SimilarImageQueries
{
    private const int MaxCount = 50;
    private const int MaxWords = 16;

    // Up to 8 of 64 bits differ where a picture was re-encoded, resized or slightly retouched; beyond 16 nothing is alike.
    private const int MaxDistance = 16;

    /// <summary>Pictures that look like one of the library, or whose words are like a prompt's; the most similar first.</summary>
    /// <param name="imageId">Give either this or `prompt`.</param>
    /// <param name="first">At most 50.</param>
    [Authorize(Policy = Policies.Viewer)]
    public static Task<IReadOnlyList<Image>> GetSimilarImagesAsync(
        [ID<Image>] Guid? imageId, string? prompt, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken, int first = 12)
    {
        if (first is < 1 or > MaxCount) throw new GraphQLException($"Between 1 and {MaxCount} pictures can be asked for.");
        return (imageId, prompt) switch
        {
            ({ } id, null) => LookingLikeAsync(context, user.Caller(), id, first, cancellationToken),
            (null, { } words) => SayingAsync(context, user.Caller(), words, first, cancellationToken),
            _ => throw new GraphQLException("Give either `imageId` or `prompt`."),
        };
    }

    /// <summary>Other pictures of the library with the very same bytes, oldest first.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static async Task<IReadOnlyList<Image>> GetExactDuplicatesAsync(
        [ID<Image>] Guid imageId, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var mine = context.Images.AsNoTracking().InWorkspace(user.Caller());
        return await mine
            .Where(image => image.DeletedAt == null && image.Id != imageId
                && mine.Any(original => original.Id == imageId && original.ContentHash == image.ContentHash))
            .OrderBy(image => image.Id).Take(MaxCount).ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<Image>> LookingLikeAsync(
        SocialImagesDbContext context, CurrentUser caller, Guid imageId, int first, CancellationToken cancellationToken)
        => await context.Images.FromSql(
            $"""
            select other.* from images as original join images as other on other.workspace_id = original.workspace_id
            where original.id = {imageId} and original.workspace_id = {caller.WorkspaceId} and other.id <> original.id and other.deleted_at is null
                and bit_count((other.perceptual_hash # original.perceptual_hash)::bit(64)) <= {MaxDistance}
            order by bit_count((other.perceptual_hash # original.perceptual_hash)::bit(64)), other.id desc limit {first}
            """).AsNoTracking().ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<Image>> SayingAsync(
        SocialImagesDbContext context, CurrentUser caller, string prompt, int first, CancellationToken cancellationToken)
    {
        var words = new string([.. prompt.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxWords).ToList();
        if (words.Count == 0) return [];

        // Quoted, so that no letter is an operator.
        var query = string.Join(" | ", words.Select(word => $"'{word}'"));
        return await context.Images.FromSql(
            $"""
            select images.* from image_documents as document join images on images.id = document.image_id
            where document.workspace_id = {caller.WorkspaceId} and images.deleted_at is null and document.words @@ to_tsquery('simple', {query})
            order by ts_rank(document.words, to_tsquery('simple', {query})) desc, images.id desc limit {first}
            """).AsNoTracking().ToListAsync(cancellationToken);
    }
}
