using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

public abstract class EnumTypeNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values) : TypeDefinitionNode(location, description, name, directives)
{
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

public sealed class EnumTypeDefinitionNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values) : EnumTypeNode(location, description, name, directives, values)
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;

    public override bool IsExtension => false;
}

public sealed class EnumTypeExtensionNode(
    Location location,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values) : EnumTypeNode(location, null, name, directives, values)
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeExtension;

    public override bool IsExtension => true;
}
