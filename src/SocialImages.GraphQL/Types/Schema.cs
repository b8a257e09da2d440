using System.Collections.Frozen;
using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A finished schema: immutable, safe to share. Made by <see cref="SchemaBuilder"/>.</summary>
public sealed class Schema
{
    private readonly FrozenDictionary<string, NamedType> _typesByName;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directivesByName;
    private readonly PossibleTypes _possibleTypes;

    internal Schema(SchemaParts parts)
    {
        Description = parts.Description;
        Directives = parts.AppliedDirectives;
        Types = parts.Types;
        DirectiveDefinitions = parts.DirectiveDefinitions;
        for (var index = 0; index < Types.Length; index++)
            Types[index].Index = index;
        _typesByName = Types.ToFrozenDictionary(static type => type.Name, StringComparer.Ordinal);
        _directivesByName = DirectiveDefinitions.ToFrozenDictionary(static directive => directive.Name, StringComparer.Ordinal);
        _possibleTypes = new PossibleTypes(Types);
        QueryType = parts.QueryType;
        MutationType = parts.MutationType;
        SubscriptionType = parts.SubscriptionType;
        MetaFields = new MetaFields(this);
    }

    public string? Description { get; }

    /// <summary>Directives applied to the schema itself.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>All types, as declared; built-in scalars and introspection types come last.</summary>
    public ImmutableArray<NamedType> Types { get; }

    public ImmutableArray<DirectiveDefinition> DirectiveDefinitions { get; }

    /// <summary>Null only in schemas that are read for validation, never in a served one.</summary>
    public ObjectType? QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary><c>__schema</c>, <c>__type</c> and <c>__typename</c>.</summary>
    public MetaFields MetaFields { get; }

    public NamedType? FindType(string name) => _typesByName.GetValueOrDefault(name);

    public T? FindType<T>(string name)
        where T : NamedType => _typesByName.GetValueOrDefault(name) as T;

    public DirectiveDefinition? FindDirective(string name) => _directivesByName.GetValueOrDefault(name);

    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>Objects that a value of this composite type can be, in the schema's order; an object is its own only one.</summary>
    public ImmutableArray<ObjectType> GetPossibleTypes(NamedType type) => _possibleTypes.Of(type);

    public bool IsPossibleType(NamedType type, ObjectType candidate) => _possibleTypes.Contains(type, candidate);

    /// <summary>Whether some object is possible for both.</summary>
    public bool TypesOverlap(NamedType left, NamedType right) => _possibleTypes.Overlap(left, right);

    /// <summary>The field as a selection on this type sees it, meta fields included; null when there is none.</summary>
    public FieldDefinition? FindField(NamedType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal) && MetaFields.Find(parent, name) is { } metaField)
            return metaField;
        return (parent as ComplexType)?.FindField(name);
    }

    /// <summary>
    /// What a coordinate names: a <see cref="NamedType"/>, <see cref="FieldDefinition"/>, <see cref="InputField"/>, <see cref="EnumValue"/>,
    /// <see cref="ArgumentDefinition"/> or <see cref="DirectiveDefinition"/>; null when there is no such thing.
    /// </summary>
    public object? FindMember(SchemaCoordinate coordinate)
    {
        if (coordinate.OfDirective)
        {
            var directive = FindDirective(coordinate.Name);
            return coordinate.ArgumentName is { } name ? directive?.FindArgument(name) : directive;
        }

        var type = FindType(coordinate.Name);
        if (coordinate.MemberName is not { } member)
            return type;
        return type switch
        {
            ComplexType complex when coordinate.ArgumentName is { } argument => complex.FindField(member)?.FindArgument(argument),
            ComplexType complex => complex.FindField(member),
            InputObjectType input when coordinate.ArgumentName is null => input.FindField(member),
            EnumType values when coordinate.ArgumentName is null => values.FindValue(member),
            _ => null,
        };
    }

    /// <summary>The type a reference names; null when its named type is unknown.</summary>
    public GraphQLType? FindType(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => FindType(nonNull.Type)?.MakeNonNull(),
        ListTypeNode list => FindType(list.Type)?.MakeList(),
        NamedTypeNode named => FindType(named.Name.Value),
        _ => null,
    };
}
