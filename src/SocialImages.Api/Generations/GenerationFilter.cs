using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Images;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Generations;

/// <summary>Which generations to list. All given fields must match.</summary>
/// <param name="Status">How far it is.</param>
/// <param name="Text">Words that the prompt contains, whatever their case.</param>
public sealed record GenerationFilter(
    GenerationStatusFilter? Status,
    ImageStyleFilter? Style,
    TextFilter? Provider,
    TextFilter? Model,
    TimeFilter? CreatedAt,
    string? Text,
    [property: ID<User>] Guid? UserId);

[GraphQLName("GenerationStatusOperationFilterInput")]
public sealed record GenerationStatusFilter(GenerationStatus? Eq, IReadOnlyList<GenerationStatus>? In);

internal static class GenerationFiltering
{
    private const int MaxWords = 8;

    public static IQueryable<Generation> Matching(this IQueryable<Generation> rows, GenerationFilter? filter)
    {
        if (filter is null) return rows;
        if (filter.Status?.Eq is { } status) rows = rows.Where(row => row.Status == status);
        if (filter.Status?.In is { } statuses) rows = rows.Where(row => statuses.Contains(row.Status));
        if (filter.Style?.Eq is { } style) rows = rows.Where(row => row.Style == style);
        if (filter.Style?.In is { } styles) rows = rows.Where(row => row.Style != null && styles.Contains(row.Style.Value));
        if (filter.UserId is { } user) rows = rows.Where(row => row.UserId == user);
        return rows.Within(filter.CreatedAt).MadeBy(filter.Provider, filter.Model).Saying(filter.Text);
    }

    private static IQueryable<Generation> Within(this IQueryable<Generation> rows, TimeFilter? time)
    {
        if (time?.Gt is { } gt) rows = rows.Where(row => row.CreatedAt > gt.ToUniversalTime());
        if (time?.Gte is { } gte) rows = rows.Where(row => row.CreatedAt >= gte.ToUniversalTime());
        if (time?.Lt is { } lt) rows = rows.Where(row => row.CreatedAt < lt.ToUniversalTime());
        if (time?.Lte is { } lte) rows = rows.Where(row => row.CreatedAt <= lte.ToUniversalTime());
        return rows;
    }

    private static IQueryable<Generation> MadeBy(this IQueryable<Generation> rows, TextFilter? provider, TextFilter? model)
    {
        if (provider?.Eq is { } one) rows = rows.Where(row => row.Provider == one);
        if (provider?.In is { } any) rows = rows.Where(row => any.Contains(row.Provider));
        if (model?.Eq is { } name) rows = rows.Where(row => row.Model == name);
        if (model?.In is { } names) rows = rows.Where(row => names.Contains(row.Model));
        if (model?.Contains is { } part) rows = rows.Where(row => EF.Functions.ILike(row.Model, Pattern(part), @"\"));
        if (model?.StartsWith is { } start) rows = rows.Where(row => EF.Functions.ILike(row.Model, Pattern(start).Substring(1), @"\"));
        return rows;
    }

    private static IQueryable<Generation> Saying(this IQueryable<Generation> rows, string? text)
    {
        foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxWords))
        {
            var pattern = Pattern(word);
            rows = rows.Where(row => EF.Functions.ILike(row.Prompt, pattern, @"\"));
        }

        return rows;
    }

    private static string Pattern(string text)
        => $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
