using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

public abstract class InputObjectTypeNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields) : TypeDefinitionNode(location, description, name, directives)
{
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

public sealed class InputObjectTypeDefinitionNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields) : InputObjectTypeNode(location, description, name, directives, fields)
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;

    public override bool IsExtension => false;
}

public sealed class InputObjectTypeExtensionNode(
    Location location,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields) : InputObjectTypeNode(location, null, name, directives, fields)
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;

    public override bool IsExtension => true;
}
