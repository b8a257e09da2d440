using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Images;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Library;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Library;

/// <summary>Which tags a picture must have: all of `all`, at least one of `any`, none of `none`.</summary>
[GraphQLName("ImageTagsOperationFilterInput")]
public sealed record ImageTagsFilter(IReadOnlyList<string>? All, IReadOnlyList<string>? Any, IReadOnlyList<string>? None);

public enum ImageOrientation
{
    Square,
    Portrait,
    Landscape,
}

[GraphQLName("ImageOrientationOperationFilterInput")]
public sealed record ImageOrientationFilter(ImageOrientation? Eq, IReadOnlyList<ImageOrientation>? In);

/// <summary>What the other tables of the library say about a picture, as conditions of the list.</summary>
internal sealed class LibraryFilter(SocialImagesDbContext context, CurrentUser caller, bool inTrash)
{
    private const int MaxWords = 8;

    public IEnumerable<Expression<Func<Image, bool>>> Conditions(ImageFilter filter)
        => TagConditions(filter.Tags).Concat(OrientationConditions(filter.Orientation)).Concat(UseConditions(filter)).Concat(WordConditions(filter.Text));

    private IEnumerable<Expression<Func<Image, bool>>> TagConditions(ImageTagsFilter? filter)
    {
        foreach (var tag in Names(filter?.All)) yield return Tagged([tag]);
        if (filter?.Any is { Count: > 0 }) yield return Tagged(Names(filter.Any));
        if (filter?.None is { Count: > 0 })
        {
            var none = Names(filter.None);
            yield return image => !image.Tags.Any(tag => none.Contains(tag));
        }
    }

    private static string[] Names(IReadOnlyList<string>? tags) => TagNames.From("tags", tags);

    // The whole key of the posting, so that the list's own order can be walked. The trash has no postings.
    private Expression<Func<Image, bool>> Tagged(string[] tags)
        => inTrash
            ? image => image.Tags.Any(tag => tags.Contains(tag))
            : image => context.ImageTags.Any(row => row.WorkspaceId == caller.WorkspaceId && tags.Contains(row.Tag)
                && row.CreatedAt == image.CreatedAt && row.ImageId == image.Id);

    private static IEnumerable<Expression<Func<Image, bool>>> OrientationConditions(ImageOrientationFilter? filter)
    {
        IReadOnlyList<ImageOrientation>? wanted = filter?.Eq is { } eq ? [eq] : filter?.In;
        if (wanted is null) yield break;
        var (square, portrait, landscape) = (wanted.Contains(ImageOrientation.Square), wanted.Contains(ImageOrientation.Portrait), wanted.Contains(ImageOrientation.Landscape));
        yield return image => (square && image.Width == image.Height)
            || (portrait && image.Width < image.Height)
            || (landscape && image.Width > image.Height);
    }

    private IEnumerable<Expression<Func<Image, bool>>> UseConditions(ImageFilter filter)
    {
        if (filter.Used is { } used)
        {
            yield return image => used == context.PostImages.Any(use => use.ImageId == image.Id
                && context.Posts.Any(post => post.Id == use.PostId && post.DeletedAt == null));
        }

        if (filter.CollectionId is { } collectionId)
        {
            yield return image => context.CollectionImages.Any(place => place.CollectionId == collectionId && place.ImageId == image.Id
                && context.Collections.Any(collection => collection.Id == collectionId && collection.WorkspaceId == caller.WorkspaceId));
        }
    }

    private IEnumerable<Expression<Func<Image, bool>>> WordConditions(string? text)
    {
        var words = new string([.. (text ?? "").Select(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords).ToList();
        if (words.Count == 0)
        {
            if (!string.IsNullOrWhiteSpace(text)) yield return image => false;
            yield break;
        }

        // Quoted, so that no letter is an operator; every word may be the beginning of one.
        var query = string.Join(" & ", words.Select(word => $"'{word}':*"));
        yield return image => context.ImageDocuments.Any(row => row.ImageId == image.Id
            && row.WorkspaceId == caller.WorkspaceId && row.Words.Matches(EF.Functions.ToTsQuery("simple", query)));
    }
}
