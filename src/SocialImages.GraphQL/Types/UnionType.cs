using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

public sealed class UnionType : NamedType
{
    internal UnionType(string name, string? description, ImmutableArray<DirectiveNode> directives)
        : base(name, description, directives)
    {
    }

    public override TypeKind Kind => TypeKind.Union;

    /// <summary>As declared.</summary>
    public ImmutableArray<ObjectType> Types { get; private set; } = [];

    internal void Complete(ImmutableArray<ObjectType> types) => Types = types;
}
