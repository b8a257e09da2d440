using System.Globalization;
using System.Text;
using SocialImages.GraphQL.Data;

namespace SocialImages.GraphQL.Types.Pagination;

/// <summary>Cuts a page out of a whole list. A cursor is the base64 text of an item's index.</summary>
public static class ListPage
{
    public static Connection<T> Cut<T>(IEnumerable<T> items, PagingArguments page)
    {
        var list = items as IReadOnlyList<T> ?? [.. items];
        // A cursor may have been made up: none leads beyond the end.
        var start = page.After is { } after ? Math.Min(Index(after, "after"), list.Count - 1) + 1 : 0;
        var end = page.Before is { } before ? Math.Min(Index(before, "before"), list.Count) : list.Count;
        start = Math.Min(start, end);
        var (first, last) = (start, end);
        if (page.First is { } count)
            last = Math.Min(last, first + count);
        if (page.Last is { } tail)
            first = Math.Max(first, last - tail);
        var edges = new Edge<T>[last - first];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = new Edge<T>(list[first + i], Cursor(first + i));
        var info = new ConnectionPageInfo(last < list.Count, first > 0, edges.Length == 0 ? null : edges[0].Cursor, edges.Length == 0 ? null : edges[^1].Cursor);
        return new Connection<T>(edges, info, list.Count);
    }

    private static string Cursor(int index) => Convert.ToBase64String(Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture)));

    private static int Index(string cursor, string argument)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (Convert.TryFromBase64String(cursor, bytes, out var length)
            && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return index;
        }

        throw new GraphQLException(ErrorBuilder.New()
            .SetMessage($"The cursor specified in `{argument}` has an invalid format.")
            .SetCode(ErrorCodes.Paging.InvalidCursor)
            .SetExtension("argument", argument)
            .SetExtension("cursor", cursor)
            .Build());
    }
}
