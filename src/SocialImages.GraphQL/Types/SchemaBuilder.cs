using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>
/// Collects types, from code as configurations and from SDL, and builds the schema. Types referenced by name only must be added;
/// built-in scalars, built-in directives and introspection types are added by themselves.
/// </summary>
public sealed class SchemaBuilder
{
    public string? Description { get; set; }

    public string? QueryTypeName { get; set; }

    public string? MutationTypeName { get; set; }

    public string? SubscriptionTypeName { get; set; }

    /// <summary>Types so far, in order; conventions may change and extend it.</summary>
    public List<TypeConfiguration> Types { get; } = [];

    /// <summary>Scalars so far; the specification's five and those of this namespace are found by name without being added.</summary>
    public List<ScalarType> Scalars { get; } = [];

    public List<DirectiveConfiguration> Directives { get; } = [];

    /// <summary>Directives applied to the schema itself.</summary>
    public List<DirectiveNode> AppliedDirectives { get; } = [];

    /// <summary>Asked for every object field that has no binding of its own, introspection types included.</summary>
    public Func<string, string, FieldBinding?>? BindField { get; set; }

    public static SchemaBuilder New() => new();

    public SchemaBuilder AddType(TypeConfiguration type)
    {
        Types.Add(type);
        return this;
    }

    public SchemaBuilder AddScalar(ScalarType scalar)
    {
        Scalars.Add(scalar);
        return this;
    }

    public SchemaBuilder AddDirective(DirectiveConfiguration directive)
    {
        Directives.Add(directive);
        return this;
    }

    /// <summary>Adds the definitions and extensions of an SDL document.</summary>
    public SchemaBuilder AddDocument(DocumentNode document) => throw new NotImplementedException();

    /// <exception cref="SchemaException">The schema breaks the specification's rules.</exception>
    public Schema Build() => throw new NotImplementedException();
}
