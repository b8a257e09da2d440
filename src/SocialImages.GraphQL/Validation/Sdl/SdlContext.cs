using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>An SDL document, the schema it extends if any, and what was found.</summary>
internal sealed class SdlContext
{
    private static readonly DirectiveDefinition[] KnownDirectives = [.. DirectiveCatalog.Definitions()];

    private readonly List<IError> _errors = [];
    private readonly Dictionary<string, DirectiveSignature> _directives = new(StringComparer.Ordinal);

    public SdlContext(DocumentNode document, Schema? schema)
    {
        Document = document;
        Schema = schema;
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>().Where(static type => !type.IsExtension))
            Types.TryAdd(type.Name.Value, type);
        foreach (var definition in schema?.DirectiveDefinitions ?? [.. KnownDirectives])
            _directives[definition.Name] = DirectiveSignature.Of(definition);
        foreach (var node in document.Definitions.OfType<DirectiveDefinitionNode>())
            _directives[node.Name.Value] = DirectiveSignature.Of(node);
    }

    public DocumentNode Document { get; }

    public Schema? Schema { get; }

    /// <summary>The document's type definitions by name.</summary>
    public Dictionary<string, TypeDefinitionNode> Types { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<IError> Errors => _errors;

    public DirectiveSignature? FindDirective(string name) => _directives.GetValueOrDefault(name);

    public void Report(string message, params ReadOnlySpan<SyntaxNode> nodes)
    {
        var error = ErrorBuilder.New().SetMessage(message);
        foreach (var node in nodes)
            error.AddLocation(node);
        _errors.Add(error.Build());
    }
}

/// <summary>What applying a directive must keep to.</summary>
internal sealed record DirectiveSignature(
    IReadOnlySet<string> Arguments, IReadOnlyList<string> RequiredArguments, IReadOnlySet<DirectiveLocation> Locations, bool IsRepeatable)
{
    public static DirectiveSignature Of(DirectiveDefinition definition) => new(
        definition.Arguments.Select(static argument => argument.Name).ToHashSet(),
        [.. definition.Arguments.Where(static argument => argument.IsRequired).Select(static argument => argument.Name)],
        definition.Locations.ToHashSet(),
        definition.IsRepeatable);

    public static DirectiveSignature Of(DirectiveDefinitionNode node) => new(
        node.Arguments.Select(static argument => argument.Name.Value).ToHashSet(),
        [.. node.Arguments.Where(static argument => argument is { Type: NonNullTypeNode, DefaultValue: null }).Select(static argument => argument.Name.Value)],
        node.Locations.Select(static name => DirectiveLocationName.TryParse(name.Value, out var location) ? location : default).ToHashSet(),
        node.IsRepeatable);
}
