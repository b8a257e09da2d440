namespace SocialImages.GraphQL.Types.Pagination;

/// <summary>One page of a list with its cursors.</summary>
public abstract class Connection
{
    private protected Connection(ConnectionPageInfo info, int totalCount)
    {
        Info = info;
        TotalCount = totalCount;
    }

    public ConnectionPageInfo Info { get; }

    /// <summary>Items of the whole list; only meaningful when it was asked for.</summary>
    public int TotalCount { get; }

    internal abstract IReadOnlyList<IEdge> EdgeList { get; }

    internal abstract object?[] Items { get; }
}

/// <inheritdoc/>
public sealed class Connection<T>(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, int totalCount = 0) : Connection(info, totalCount)
{
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    internal override IReadOnlyList<IEdge> EdgeList => Edges;

    internal override object?[] Items
    {
        get
        {
            var items = new object?[Edges.Count];
            for (var i = 0; i < items.Length; i++)
                items[i] = Edges[i].Node;
            return items;
        }
    }
}

/// <summary>Where a page lies in its list.</summary>
public sealed record ConnectionPageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
