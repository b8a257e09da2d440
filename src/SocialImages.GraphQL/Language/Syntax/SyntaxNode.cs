namespace SocialImages.GraphQL.Language;

public abstract class SyntaxNode(Location location)
{
    public Location Location { get; } = location;

    public abstract SyntaxKind Kind { get; }
}

public sealed class NameNode(Location location, string value) : SyntaxNode(location)
{
    public NameNode(string value)
        : this(default, value)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.Name;

    public string Value { get; } = value;

    public override string ToString() => Value;
}
