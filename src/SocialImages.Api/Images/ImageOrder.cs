using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Paging;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Images;

[GraphQLName("SortEnumType")]
public enum SortDirection
{
    Asc,
    Desc,
}

/// <summary>By what to order pictures. Exactly one field.</summary>
public sealed record ImageSort(SortDirection? CreatedAt, SortDirection? ByteSize);

/// <summary>The keysets pictures can be paged by.</summary>
internal abstract class ImageOrder
{
    private static readonly ImageOrder ByNewest = ByTime(descending: true);
    private static readonly ImageOrder ByOldest = ByTime(descending: false);
    private static readonly ImageOrder ByLargest = BySize(descending: true);
    private static readonly ImageOrder BySmallest = BySize(descending: false);

    public static ImageOrder From(IReadOnlyList<ImageSort>? order) => order switch
    {
        null or [] => ByNewest,
        [{ CreatedAt: { } time, ByteSize: null }] => time == SortDirection.Desc ? ByNewest : ByOldest,
        [{ CreatedAt: null, ByteSize: { } size }] => size == SortDirection.Desc ? ByLargest : BySmallest,
        _ => throw new GraphQLException("Order pictures by exactly one field."),
    };

    public abstract Task<Connection<Image>> PageAsync(
        IQueryable<Image> images, PagingArguments paging, int defaultSize, CancellationToken cancellationToken);

    private static By<DateTimeOffset> ByTime(bool descending)
        => new By<DateTimeOffset>(Keyset.ByTime<Image>(image => image.CreatedAt, image => image.Id, descending));

    private static By<long> BySize(bool descending) => new(new Keyset<Image, long>(
        image => image.ByteSize, image => image.Id, descending,
        size => size.ToString(CultureInfo.InvariantCulture),
        text => long.Parse(text, CultureInfo.InvariantCulture)));

    private sealed class By<TKey>(Keyset<Image, TKey> keyset) : ImageOrder
    {
        public override Task<Connection<Image>> PageAsync(
            IQueryable<Image> images, PagingArguments paging, int defaultSize, CancellationToken cancellationToken)
            => keyset.PageAsync(images, paging, defaultSize, images.CountAsync, cancellationToken);
    }
}
