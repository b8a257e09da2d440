namespace SocialImages.GraphQL.Language;

/// <summary>A reference to a type: <c>Image</c>, <c>[Image]</c>, <c>Image!</c>.</summary>
public abstract class TypeNode(Location location) : SyntaxNode(location)
{
    public abstract NamedTypeNode Named { get; }
}

public sealed class NamedTypeNode(Location location, NameNode name) : TypeNode(location)
{
    public NamedTypeNode(string name)
        : this(default, new NameNode(name))
    {
    }

    public override SyntaxKind Kind => SyntaxKind.NamedType;

    public NameNode Name { get; } = name;

    public override NamedTypeNode Named => this;

    public override string ToString() => Name.Value;
}

public sealed class ListTypeNode(Location location, TypeNode type) : TypeNode(location)
{
    public ListTypeNode(TypeNode type)
        : this(default, type)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.ListType;

    public TypeNode Type { get; } = type;

    public override NamedTypeNode Named => Type.Named;

    public override string ToString() => $"[{Type}]";
}

public sealed class NonNullTypeNode(Location location, TypeNode type) : TypeNode(location)
{
    public NonNullTypeNode(TypeNode type)
        : this(default, type)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    public TypeNode Type { get; } = type;

    public override NamedTypeNode Named => Type.Named;

    public override string ToString() => $"{Type}!";
}
