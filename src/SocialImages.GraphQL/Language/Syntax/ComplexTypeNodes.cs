using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

/// <summary>What objects and interfaces share.</summary>
public abstract class ComplexTypeNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(location, description, name, directives)
{
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

public sealed class ObjectTypeDefinitionNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : ComplexTypeNode(location, description, name, directives, interfaces, fields)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;

    public override bool IsExtension => false;
}

public sealed class ObjectTypeExtensionNode(
    Location location,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : ComplexTypeNode(location, null, name, directives, interfaces, fields)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeExtension;

    public override bool IsExtension => true;
}

public sealed class InterfaceTypeDefinitionNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : ComplexTypeNode(location, description, name, directives, interfaces, fields)
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeDefinition;

    public override bool IsExtension => false;
}

public sealed class InterfaceTypeExtensionNode(
    Location location,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields) : ComplexTypeNode(location, null, name, directives, interfaces, fields)
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeExtension;

    public override bool IsExtension => true;
}
