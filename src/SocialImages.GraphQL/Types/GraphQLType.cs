using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A type as fields and arguments use it: a named type, or a list or non-null around one. Compared by reference within one schema.</summary>
public abstract class GraphQLType
{
    private ListType? _list;
    private NonNullType? _nonNull;

    private protected GraphQLType()
    {
    }

    public abstract TypeKind Kind { get; }

    /// <summary>The type without lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    public bool IsNonNull => Kind == TypeKind.NonNull;

    /// <summary>The type without its own non-null.</summary>
    public GraphQLType NullableType => this is NonNullType nonNull ? nonNull.OfType : this;

    public bool IsList => NullableType.Kind == TypeKind.List;

    public bool IsInputType => Named.Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    public bool IsOutputType => Named.Kind is not TypeKind.InputObject;

    public bool IsComposite => Named.Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    public bool IsLeaf => Named.Kind is TypeKind.Scalar or TypeKind.Enum;

    public bool IsAbstract => Named.Kind is TypeKind.Interface or TypeKind.Union;

    /// <summary>The one list type around this type.</summary>
    public ListType MakeList() => _list ?? Interlocked.CompareExchange(ref _list, new ListType(this), null) ?? _list;

    /// <summary>The one non-null type around this type; itself when it is one.</summary>
    public NonNullType MakeNonNull() =>
        this as NonNullType ?? _nonNull ?? Interlocked.CompareExchange(ref _nonNull, new NonNullType(this), null) ?? _nonNull;

    public abstract TypeNode ToTypeNode();

    /// <summary>As written in SDL, e.g. <c>[Image!]</c>.</summary>
    public abstract override string ToString();
}

public sealed class ListType : GraphQLType
{
    internal ListType(GraphQLType ofType) => OfType = ofType;

    public override TypeKind Kind => TypeKind.List;

    public GraphQLType OfType { get; }

    public override NamedType Named => OfType.Named;

    public override TypeNode ToTypeNode() => new ListTypeNode(OfType.ToTypeNode());

    public override string ToString() => $"[{OfType}]";
}

public sealed class NonNullType : GraphQLType
{
    internal NonNullType(GraphQLType ofType) => OfType = ofType;

    public override TypeKind Kind => TypeKind.NonNull;

    public GraphQLType OfType { get; }

    public override NamedType Named => OfType.Named;

    public override TypeNode ToTypeNode() => new NonNullTypeNode(OfType.ToTypeNode());

    public override string ToString() => $"{OfType}!";
}
