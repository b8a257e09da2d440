using System.Globalization;

namespace SocialImages.GraphQL.Validation;

/// <summary>Where in the variables a value stands; made while descending, spelled out only when needed.</summary>
internal sealed record InputPath(InputPath? Parent, string? Name, int Index)
{
    public InputPath Append(string name) => new(this, name, -1);

    public InputPath Append(int index) => new(this, null, index);

    public List<object> ToSegments()
    {
        var segments = Parent?.ToSegments() ?? [];
        segments.Add(Name ?? (object)Index);
        return segments;
    }

    /// <summary>As a multipart map writes it, e.g. <c>input.files.0</c>.</summary>
    public string ToMapPath() => string.Join('.', ToSegments().Select(static segment => Convert.ToString(segment, CultureInfo.InvariantCulture)));
}
