using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Types;

/// <summary>
/// Collects types, from code as configurations and from SDL, and builds the schema. Types referenced by name only must be added;
/// scalars of this namespace, built-in directives and introspection types are added by themselves.
/// </summary>
public sealed class SchemaBuilder
{
    private readonly List<TypeDefinitionNode> _extensions = [];

    public string? Description { get; set; }

    /// <summary><c>Query</c>, if there is such a type and nothing else is said; the other two likewise.</summary>
    public string? QueryTypeName { get; set; }

    public string? MutationTypeName { get; set; }

    public string? SubscriptionTypeName { get; set; }

    /// <summary>Types so far, in order; conventions may change and extend it.</summary>
    public List<TypeConfiguration> Types { get; } = [];

    /// <summary>Scalars so far; those of this namespace are found by name without being added. An instance belongs to one schema.</summary>
    public List<ScalarType> Scalars { get; } = [];

    public List<DirectiveConfiguration> Directives { get; } = [];

    /// <summary>Directives applied to the schema itself.</summary>
    public List<DirectiveNode> AppliedDirectives { get; } = [];

    /// <summary>Asked, by type and field name, for every object field that has no binding of its own, introspection types included.</summary>
    public Func<string, string, FieldBinding?>? BindField { get; set; }

    /// <summary>Skips the specification's rules, for schemas that another tool has checked.</summary>
    internal bool AssumeValid { get; set; }

    /// <summary>Whether <see cref="QueryTypeName"/> and its siblings are all that counts.</summary>
    internal bool HasSchemaDefinition { get; set; }

    public static SchemaBuilder New() => new();

    /// <summary>The schema of an SDL text, without bindings.</summary>
    /// <exception cref="SyntaxException">The text is not SDL.</exception>
    /// <exception cref="SchemaException">The schema breaks the specification's rules.</exception>
    public static Schema BuildFrom(string sdl)
    {
        var document = Utf8GraphQLParser.Parse(sdl, ParserOptions.Unlimited);
        if (SdlValidator.Validate(document) is { Count: > 0 } errors)
            throw new SchemaException(errors);
        return New().AddDocument(document).Build();
    }

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

    /// <summary>Adds the definitions and extensions of an SDL document; an extension may come before what it extends.</summary>
    /// <exception cref="SchemaException">A definition breaks the specification's rules by itself.</exception>
    public SchemaBuilder AddDocument(DocumentNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var definition in document.Definitions)
            Add(definition);
        return this;
    }

    /// <exception cref="SchemaException">The schema breaks the specification's rules.</exception>
    public Schema Build()
    {
        ApplyExtensions();
        return new SchemaCompiler(this).Compile();
    }

    private void Add(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaNode schema:
                AddSchema(schema);
                break;
            case TypeDefinitionNode { IsExtension: true } extension:
                _extensions.Add(extension);
                break;
            case TypeDefinitionNode type:
                Types.Add(SdlReader.ToConfiguration(type));
                break;
            case DirectiveDefinitionNode directive:
                Directives.Add(SdlReader.ToConfiguration(directive));
                break;
            default:
                throw SchemaErrors.Exception("An SDL document cannot contain operations or fragments.");
        }
    }

    private void AddSchema(SchemaNode schema)
    {
        HasSchemaDefinition |= schema.Kind == SyntaxKind.SchemaDefinition;
        Description ??= schema.Description?.Value;
        AppliedDirectives.AddRange(schema.Directives);
        foreach (var operation in schema.OperationTypes)
            SetRoot(operation.Operation, operation.Type.Name.Value);
    }

    private void SetRoot(OperationType operation, string name)
    {
        if (operation == OperationType.Query)
            QueryTypeName = name;
        else if (operation == OperationType.Mutation)
            MutationTypeName = name;
        else
            SubscriptionTypeName = name;
    }

    private void ApplyExtensions()
    {
        foreach (var extension in _extensions)
        {
            var target = Types.Find(type => type.Name == extension.Name.Value)
                ?? throw SchemaErrors.Exception($"The type `{extension.Name.Value}` cannot be extended because it is not defined.");
            SdlReader.Extend(target, extension);
        }

        _extensions.Clear();
    }
}
