using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations.Prompts;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations;

/// <summary>Pictures made earlier from the same recipe, in the same workspace and under the same content rules.</summary>
internal sealed partial class PromptCache(IDbContextFactory<SocialImagesDbContext> contexts, ModelCatalog catalog, IOptions<ModerationOptions> moderation)
{
    // A recipe is read anew when what the words become changes: the composing and neutralizing of prompts.
    private const int Version = 1;
    private const int NearestOf = 2000;
    private const double LeastSimilarity = 0.45;

    /// <summary>What decides how a picture looks, as one hash. Of the model that is asked, which may be a fallback.</summary>
    public string KeyOf(Generation order, string provider, string modelName)
    {
        var words = PromptComposer.Compose(order);
        var recipe = new
        {
            Version,
            Prompt = Normalized(words.Prompt),
            NegativePrompt = Normalized(words.NegativePrompt ?? ""),
            order.Work,
            order.Style,
            Provider = provider,
            Model = catalog.Find(provider, modelName)?.Name ?? modelName,
            order.Width,
            order.Height,
            order.Quality,
            order.Seed,
            References = order.ReferenceImageIds,
            Mask = order.MaskHash?.Hex,
            Policy = moderation.Value.Policy,
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(recipe)));
    }

    public string KeyOf(Generation order) => KeyOf(order, order.Provider, order.Model);

    /// <summary>Equal pictures that are still in the library, newest first.</summary>
    public async Task<IReadOnlyList<Image>> FindAsync(Guid workspaceId, string key, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Images.AsNoTracking()
            .Where(image => image.WorkspaceId == workspaceId && image.RecipeKey == key && image.DeletedAt == null)
            .OrderByDescending(image => image.CreatedAt).ThenBy(image => image.GenerationIndex).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>Generated pictures with a like prompt among the newest, the likest first. For showing: they are never given in place of new ones.</summary>
    public async Task<IReadOnlyList<NearMatch>> FindNearAsync(
        Guid workspaceId, string prompt, string exceptKey, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var near = await context.Database.SqlQuery<Similar>(
            $"""
            select id as "Id", alike as "Alike" from (
                select id, similarity(prompt, {prompt})::float8 as alike from (
                    select id, prompt, recipe_key from images
                    where workspace_id = {workspaceId} and deleted_at is null and source = 'Generated'
                    order by created_at desc, id desc limit {NearestOf}) as newest
                where prompt is not null and recipe_key is distinct from {exceptKey}) as compared
            where alike >= {LeastSimilarity} order by alike desc, id desc limit {count}
            """).ToListAsync(cancellationToken);
        var ids = near.ConvertAll(row => row.Id);
        var images = await context.Images.AsNoTracking().Where(image => ids.Contains(image.Id)).ToDictionaryAsync(image => image.Id, cancellationToken);
        return [.. near.Where(row => images.ContainsKey(row.Id)).Select(row => new NearMatch(images[row.Id], Math.Round(row.Alike, 3)))];
    }

    private static string Normalized(string text) => Spaces().Replace(text, " ").Trim().ToUpperInvariant();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    private sealed record Similar(Guid Id, double Alike);
}

/// <summary>A picture whose prompt is like another one.</summary>
/// <param name="Image">The stored picture.</param>
/// <param name="Similarity">Of the prompts, by their groups of three letters: 0 to 1.</param>
public sealed record NearMatch(Image Image, double Similarity);
