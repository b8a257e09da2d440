using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Library;
using SocialImages.Domain.Images;
using SocialImages.Domain.Library;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Images;

/// <summary>
/// Which pictures to list. All given fields must match. `text`: words of title, prompt, alternative text and tags, in any
/// order, each at least begun; `used`: whether a post shows it; `isDeleted`: the trash instead of the library.
/// </summary>
public sealed record ImageFilter(
    IReadOnlyList<ImageFilter>? And,
    IReadOnlyList<ImageFilter>? Or,
    ImageSourceFilter? Source,
    ImageStyleFilter? Style,
    TextFilter? Provider,
    TextFilter? Model,
    TimeFilter? CreatedAt,
    TextFilter? Prompt,
    string? Text,
    ImageTagsFilter? Tags,
    ImageOrientationFilter? Orientation,
    bool? Used,
    [property: ID<Collection>] Guid? CollectionId,
    [property: ID<User>] Guid? CreatedById,
    bool? IsDeleted);

[GraphQLName("ImageSourceOperationFilterInput")]
public sealed record ImageSourceFilter(ImageSource? Eq, IReadOnlyList<ImageSource>? In);

[GraphQLName("ImageStyleOperationFilterInput")]
public sealed record ImageStyleFilter(ImageStyle? Eq, IReadOnlyList<ImageStyle>? In);

[GraphQLName("StringOperationFilterInput")]
public sealed record TextFilter(string? Eq, IReadOnlyList<string>? In, string? Contains, string? StartsWith);

[GraphQLName("DateTimeOperationFilterInput")]
public sealed record TimeFilter(DateTimeOffset? Gt, DateTimeOffset? Gte, DateTimeOffset? Lt, DateTimeOffset? Lte);

internal static class ImageFiltering
{
    private const int MaxOperations = 64;

    public static IQueryable<Image> InWorkspace(this IQueryable<Image> images, CurrentUser caller)
        => images.Where(image => image.WorkspaceId == caller.WorkspaceId);

    public static IQueryable<Image> Matching(this IQueryable<Image> images, ImageFilter? filter, LibraryFilter library)
    {
        var budget = MaxOperations;
        var matching = filter is null ? images : images.Where(Condition(filter, library, ref budget));
        return filter?.IsDeleted == true ? matching.Where(image => image.DeletedAt != null) : matching.Where(image => image.DeletedAt == null);
    }

    private static Expression<Func<Image, bool>> Condition(ImageFilter filter, LibraryFilter library, ref int budget)
    {
        var conditions = Conditions(filter).Concat(library.Conditions(filter)).ToList();
        // An empty filter counts too: what it is made into is as deep as there are filters.
        budget -= Math.Max(1, conditions.Count);
        if (budget < 0)
            throw new GraphQLException(ErrorBuilder.New().SetMessage($"A filter has at most {MaxOperations} operations.").SetCode("HC0117").Build());
        foreach (var inner in filter.And ?? []) conditions.Add(Condition(inner, library, ref budget));
        if (filter.Or is { Count: > 0 } alternatives)
        {
            var either = new List<Expression<Func<Image, bool>>>(alternatives.Count);
            foreach (var alternative in alternatives) either.Add(Condition(alternative, library, ref budget));
            conditions.Add(Combine(either, Expression.OrElse));
        }

        return conditions.Count == 0 ? image => true : Combine(conditions, Expression.AndAlso);
    }

    private static IEnumerable<Expression<Func<Image, bool>>> Conditions(ImageFilter filter)
    {
        if (filter.Source is { } source)
        {
            if (source.Eq is { } eq) yield return image => image.Source == eq;
            if (source.In is { } any) yield return image => any.Contains(image.Source);
        }

        if (filter.Style is { } style)
        {
            if (style.Eq is { } eq) yield return image => image.Style == eq;
            if (style.In is { } any) yield return image => image.Style != null && any.Contains(image.Style.Value);
        }

        foreach (var condition in TextConditions(filter.Provider, image => image.Provider)) yield return condition;
        foreach (var condition in TextConditions(filter.Model, image => image.Model)) yield return condition;
        foreach (var condition in TextConditions(filter.Prompt, image => image.Prompt)) yield return condition;
        foreach (var condition in TimeConditions(filter.CreatedAt)) yield return condition;
        if (filter.CreatedById is { } createdBy) yield return image => image.CreatedById == createdBy;
    }

    private static IEnumerable<Expression<Func<Image, bool>>> TextConditions(TextFilter? filter, Expression<Func<Image, string?>> text)
    {
        if (filter?.Eq is { } eq) yield return Over(text, value => value == eq);
        if (filter?.In is { } any) yield return Over(text, value => any.Contains(value));
        if (filter?.Contains is { } part) yield return Over(text, value => EF.Functions.ILike(value!, $"%{Escape(part)}%", @"\"));
        if (filter?.StartsWith is { } start) yield return Over(text, value => EF.Functions.ILike(value!, $"{Escape(start)}%", @"\"));
    }

    private static IEnumerable<Expression<Func<Image, bool>>> TimeConditions(TimeFilter? filter)
    {
        if (filter?.Gt is { } gt) yield return image => image.CreatedAt > gt.ToUniversalTime();
        if (filter?.Gte is { } gte) yield return image => image.CreatedAt >= gte.ToUniversalTime();
        if (filter?.Lt is { } lt) yield return image => image.CreatedAt < lt.ToUniversalTime();
        if (filter?.Lte is { } lte) yield return image => image.CreatedAt <= lte.ToUniversalTime();
    }

    private static string Escape(string text)
        => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private static Expression<Func<Image, bool>> Over(Expression<Func<Image, string?>> text, Expression<Func<string?, bool>> condition)
        => Expression.Lambda<Func<Image, bool>>(new Substitute(condition.Parameters[0], text.Body).Visit(condition.Body), text.Parameters[0]);

    private static Expression<Func<Image, bool>> Combine(
        List<Expression<Func<Image, bool>>> conditions, Func<Expression, Expression, BinaryExpression> how)
    {
        var image = conditions[0].Parameters[0];
        return Expression.Lambda<Func<Image, bool>>(
            conditions.Select(condition => new Substitute(condition.Parameters[0], image).Visit(condition.Body)).Aggregate(how), image);
    }

    private sealed class Substitute(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
