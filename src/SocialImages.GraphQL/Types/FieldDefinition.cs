using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A field of an object or an interface.</summary>
public sealed class FieldDefinition
{
    internal FieldDefinition(
        string name, string? description, GraphQLType type, ImmutableArray<ArgumentDefinition> arguments, ImmutableArray<DirectiveNode> directives, int index)
    {
        Name = name;
        Description = description;
        Type = type;
        Arguments = arguments;
        Directives = directives;
        Index = index;
        DeprecationReason = BuiltInDirectives.DeprecationReason(directives);
    }

    public string Name { get; }

    public string? Description { get; }

    public GraphQLType Type { get; }

    /// <summary>As declared.</summary>
    public ImmutableArray<ArgumentDefinition> Arguments { get; }

    public ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>Position in its type's <see cref="ComplexType.Fields"/>.</summary>
    public int Index { get; }

    public string? DeprecationReason { get; }

    public bool IsDeprecated => DeprecationReason is not null;

    /// <summary>Null only for the meta fields <c>__schema</c>, <c>__type</c> and <c>__typename</c>.</summary>
    public ComplexType? DeclaringType { get; internal set; }

    /// <summary>Set by the execution engine while the schema is built.</summary>
    public FieldBinding? Binding { get; internal set; }

    /// <summary>Schema coordinate, e.g. <c>Query.images</c>.</summary>
    public string Coordinate => $"{DeclaringType?.Name}.{Name}";

    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    // Few arguments per field: a scan beats a dictionary.
    public ArgumentDefinition? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }
}
