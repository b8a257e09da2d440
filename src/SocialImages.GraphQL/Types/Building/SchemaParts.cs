using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>What the builder hands to the schema.</summary>
internal sealed class SchemaParts
{
    public string? Description { get; init; }

    public ImmutableArray<DirectiveNode> AppliedDirectives { get; init; } = [];

    public required ImmutableArray<NamedType> Types { get; init; }

    public required ImmutableArray<DirectiveDefinition> DirectiveDefinitions { get; init; }

    public ObjectType? QueryType { get; init; }

    public ObjectType? MutationType { get; init; }

    public ObjectType? SubscriptionType { get; init; }
}
