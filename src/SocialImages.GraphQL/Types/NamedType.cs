using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

public abstract class NamedType : GraphQLType
{
    private protected NamedType(string name, string? description, ImmutableArray<DirectiveNode> directives)
    {
        Name = name;
        Description = description;
        Directives = directives;
    }

    public string Name { get; }

    public string? Description { get; }

    /// <summary>Applied directives, as declared.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>Position in <see cref="Schema.Types"/>; dense, so that bit sets and arrays can be keyed by type.</summary>
    public int Index { get; internal set; } = -1;

    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    public override NamedType Named => this;

    public override TypeNode ToTypeNode() => new NamedTypeNode(Name);

    public override string ToString() => Name;
}
