using System.Text;

namespace SocialImages.GraphQL;

/// <summary>Where in the response an error stands: response names and list indexes, kept from the leaf to the root.</summary>
public sealed class Path
{
    private Path(Path? parent, string? name, int index)
    {
        Parent = parent;
        Name = name;
        Index = index;
        Length = parent is null ? 0 : parent.Length + 1;
    }

    public static Path Root { get; } = new(null, null, -1);

    /// <summary>Null at the root.</summary>
    public Path? Parent { get; }

    /// <summary>The response name, or null when the segment is an index.</summary>
    public string? Name { get; }

    /// <summary>The list index, or -1 when the segment is a name.</summary>
    public int Index { get; }

    public int Length { get; }

    public bool IsRoot => Parent is null;

    public static Path FromList(IEnumerable<object> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var path = Root;
        foreach (var segment in segments)
            path = segment is int index ? path.Append(index) : path.Append((string)segment);
        return path;
    }

    public Path Append(string name) => new(this, name, -1);

    public Path Append(int index) => new(this, null, index);

    /// <summary>Strings and ints from the root on.</summary>
    public object[] ToArray()
    {
        var segments = new object[Length];
        for (var path = this; path.Parent is not null; path = path.Parent)
            segments[path.Length - 1] = path.Name ?? (object)path.Index;
        return segments;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in ToArray())
            _ = segment is int index ? text.Append('[').Append(index).Append(']') : text.Append('/').Append(segment);
        return text.Length == 0 ? "/" : text.ToString();
    }
}
