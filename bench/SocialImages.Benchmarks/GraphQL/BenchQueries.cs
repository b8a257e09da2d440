using Microsoft.EntityFrameworkCore;
using SocialImages.GraphQL;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Pagination;

[assembly: Module("BenchTypes")]

namespace SocialImages.Benchmarks.GraphQL;

[QueryType]
internal static partial class BenchQueries
{
    [UsePaging]
    public static Connection<Picture> GetPictures() => PageOf(Shelf.Pictures);

    [UsePaging]
    public static async Task<Connection<Picture>> GetStoredPicturesAsync(IDbContextFactory<PictureContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return PageOf(await context.NewestAsync(cancellationToken));
    }

    private static Connection<Picture> PageOf(IReadOnlyList<Picture> found)
    {
        var edges = found.Take(PictureContext.PageSize).Select(picture => new Edge<Picture>(picture, row => row.Id.ToString("N"))).ToArray();
        return new(edges, new(found.Count > edges.Length, false, edges[0].Cursor, edges[^1].Cursor));
    }
}
