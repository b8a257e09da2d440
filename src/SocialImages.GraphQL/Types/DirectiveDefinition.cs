using System.Collections.Immutable;

namespace SocialImages.GraphQL.Types;

/// <summary>A directive's definition.</summary>
public sealed class DirectiveDefinition
{
    internal DirectiveDefinition(
        string name, string? description, ImmutableArray<ArgumentDefinition> arguments, bool isRepeatable, ImmutableArray<DirectiveLocation> locations)
    {
        Name = name;
        Description = description;
        Arguments = arguments;
        IsRepeatable = isRepeatable;
        Locations = locations;
    }

    public string Name { get; }

    public string? Description { get; }

    public ImmutableArray<ArgumentDefinition> Arguments { get; }

    public bool IsRepeatable { get; }

    public ImmutableArray<DirectiveLocation> Locations { get; }

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
