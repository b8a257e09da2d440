using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>What arguments and input fields share.</summary>
public abstract class InputValueDefinition
{
    private protected InputValueDefinition(
        string name, string? description, GraphQLType type, ValueNode? defaultValue, ImmutableArray<DirectiveNode> directives, int index)
    {
        Name = name;
        Description = description;
        Type = type;
        DefaultValue = defaultValue;
        Directives = directives;
        Index = index;
        DeprecationReason = BuiltInDirectives.DeprecationReason(directives);
    }

    public string Name { get; }

    public string? Description { get; }

    public GraphQLType Type { get; }

    public ValueNode? DefaultValue { get; }

    public ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>Position among its siblings, as declared.</summary>
    public int Index { get; }

    public string? DeprecationReason { get; }

    public bool IsDeprecated => DeprecationReason is not null;

    /// <summary>Non-null without a default: leaving it out is an error.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}

public sealed class ArgumentDefinition : InputValueDefinition
{
    internal ArgumentDefinition(
        string name, string? description, GraphQLType type, ValueNode? defaultValue, ImmutableArray<DirectiveNode> directives, int index)
        : base(name, description, type, defaultValue, directives, index)
    {
    }
}

public sealed class InputField : InputValueDefinition
{
    internal InputField(
        string name, string? description, GraphQLType type, ValueNode? defaultValue, ImmutableArray<DirectiveNode> directives, int index)
        : base(name, description, type, defaultValue, directives, index)
    {
    }
}
