using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Registration;

/// <summary>A schema type by its .NET type, or by name, and what is wrapped around it.</summary>
/// <param name="Runtime">The .NET type of the innermost value.</param>
/// <param name="Shape">From the inside out: <c>!</c> is a non-null, <c>[</c> a list; <c>[Image!]!</c> is <c>![!</c>.</param>
/// <param name="Name">The schema type's name where the .NET type does not decide it.</param>
public readonly record struct TypeRef(Type Runtime, string Shape = "", string? Name = null)
{
    /// <summary>The same without its outermost non-null.</summary>
    public TypeRef AsNullable() => Shape.EndsWith('!') ? this with { Shape = Shape[..^1] } : this;

    public TypeRef AsNonNull() => Shape.EndsWith('!') ? this : this with { Shape = Shape + "!" };

    public TypeNode ToNode(string namedType)
    {
        TypeNode node = new NamedTypeNode(namedType);
        foreach (var wrapper in Shape)
            node = wrapper == '!' ? new NonNullTypeNode(node) : new ListTypeNode(node);
        return node;
    }
}
