namespace SocialImages.GraphQL.Types.Pagination;

/// <summary>An edge of any item type, for the engine.</summary>
public interface IEdge
{
    object? Item { get; }

    string Cursor { get; }
}

/// <summary>An item of a page and the cursor that leads back to it.</summary>
public sealed class Edge<T> : IEdge
{
    private readonly Func<T, string>? _resolveCursor;
    private string? _cursor;

    public Edge(T node, string cursor)
    {
        Node = node;
        _cursor = cursor;
    }

    /// <summary>The cursor is only made when it is asked for.</summary>
    public Edge(T node, Func<T, string> resolveCursor)
    {
        Node = node;
        _resolveCursor = resolveCursor;
    }

    public T Node { get; }

    public string Cursor => _cursor ??= _resolveCursor!(Node);

    object? IEdge.Item => Node;
}
