using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

public sealed class ScalarTypeDefinitionNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives) : TypeDefinitionNode(location, description, name, directives)
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;

    public override bool IsExtension => false;
}

public sealed class ScalarTypeExtensionNode(
    Location location,
    NameNode name,
    ImmutableArray<DirectiveNode> directives) : TypeDefinitionNode(location, null, name, directives)
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;

    public override bool IsExtension => true;
}
