using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal enum MappedKind
{
    Scalar,
    Bound,
    Enum,
    Object,
    Interface,
    Union,
    Input,
}

/// <summary>A .NET type as the schema sees it.</summary>
/// <param name="Named">The innermost type.</param>
/// <param name="Shape">What is wrapped around it, see <c>TypeRef</c>.</param>
/// <param name="Name">The schema type's name, where the .NET type does not decide it.</param>
internal sealed record MappedType(ITypeSymbol Named, string Shape, MappedKind Kind, string? Name = null)
{
    public bool IsList => Shape.Contains("[");

    public bool IsLeaf => Kind is MappedKind.Scalar or MappedKind.Bound or MappedKind.Enum;
}
