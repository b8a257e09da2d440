using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

/// <summary>A type's definition or an extension of it.</summary>
public abstract class TypeDefinitionNode(
    Location location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives) : TypeSystemDefinitionNode(location, description, directives)
{
    public NameNode Name { get; } = name;

    public abstract bool IsExtension { get; }
}
