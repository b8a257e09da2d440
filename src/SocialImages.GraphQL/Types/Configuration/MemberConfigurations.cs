using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

public sealed class FieldConfiguration(string name, TypeNode type)
{
    public string Name { get; set; } = name;

    public TypeNode Type { get; set; } = type;

    public string? Description { get; set; }

    public List<InputValueConfiguration> Arguments { get; init; } = [];

    public List<DirectiveNode> Directives { get; init; } = [];

    public FieldBinding? Binding { get; set; }
}

/// <summary>An argument or an input field in the making.</summary>
public sealed class InputValueConfiguration(string name, TypeNode type)
{
    public string Name { get; set; } = name;

    public TypeNode Type { get; set; } = type;

    public string? Description { get; set; }

    public ValueNode? DefaultValue { get; set; }

    public List<DirectiveNode> Directives { get; init; } = [];
}

public sealed class EnumValueConfiguration(string name)
{
    public string Name { get; set; } = name;

    public string? Description { get; set; }

    /// <summary>The name when null.</summary>
    public object? RuntimeValue { get; set; }

    public List<DirectiveNode> Directives { get; init; } = [];
}

public sealed class DirectiveConfiguration(string name)
{
    public string Name { get; set; } = name;

    public string? Description { get; set; }

    public List<InputValueConfiguration> Arguments { get; init; } = [];

    public bool IsRepeatable { get; set; }

    public List<DirectiveLocation> Locations { get; init; } = [];
}
