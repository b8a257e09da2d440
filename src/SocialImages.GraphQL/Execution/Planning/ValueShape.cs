using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

internal enum ShapeKind : byte
{
    Leaf,
    Composite,
    List,
}

/// <summary>A type as value completion walks through it.</summary>
internal sealed class ValueShape
{
    public bool IsNonNull { get; private init; }

    public ShapeKind Kind { get; private init; }

    /// <summary>Of a list.</summary>
    public ValueShape? Item { get; private init; }

    /// <summary>Of a leaf.</summary>
    public LeafWriter? Leaf { get; private init; }

    public required GraphQLType Type { get; init; }

    public static ValueShape Of(GraphQLType type, ExecutionSchema schema)
    {
        var nullable = type.NullableType;
        return new ValueShape
        {
            Type = type,
            IsNonNull = type.IsNonNull,
            Kind = nullable.Kind == TypeKind.List ? ShapeKind.List : nullable.IsLeaf ? ShapeKind.Leaf : ShapeKind.Composite,
            Item = nullable is ListType list ? Of(list.OfType, schema) : null,
            Leaf = nullable.IsLeaf && nullable.Kind != TypeKind.List ? schema.LeafWriter(nullable.Named) : null,
        };
    }
}
