using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

public abstract class UnionTypeNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types) : TypeDefinitionNode(location, description, name, directives)
{
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

public sealed class UnionTypeDefinitionNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types) : UnionTypeNode(location, description, name, directives, types)
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;

    public override bool IsExtension => false;
}

public sealed class UnionTypeExtensionNode(
    Location location,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types) : UnionTypeNode(location, null, name, directives, types)
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeExtension;

    public override bool IsExtension => true;
}
