using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>Parses, validates and plans each document once.</summary>
internal sealed class PreparedRequests(ExecutionSchema schema, DocumentValidator validator, CostAnalyzer cost, ParserOptions parserOptions)
{
    private const int MaxDocuments = 256;
    private const int MaxOperations = 256;

    private readonly BoundedCache<DocumentKey, PreparedDocument> _documents = new(MaxDocuments);
    private readonly BoundedCache<OperationDefinitionNode, PreparedOperation> _operations = new(MaxOperations, ReferenceEqualityComparer.Instance);

    /// <exception cref="SyntaxException">The document is not GraphQL.</exception>
    public PreparedDocument Document(ReadOnlyMemory<byte> utf8)
    {
        var key = new DocumentKey(utf8);
        return _documents.TryGet(key, out var known) ? known : _documents.Add(key.Copy(), Prepare(utf8));
    }

    /// <exception cref="GraphQLException">The document has no such operation.</exception>
    public PreparedOperation Operation(PreparedDocument document, string? name)
    {
        var definition = document.Operation(name);
        return _operations.TryGet(definition, out var known) ? known : _operations.Add(definition, Prepare(document, definition));
    }

    private PreparedDocument Prepare(ReadOnlyMemory<byte> utf8)
    {
        var document = Utf8GraphQLParser.Parse(utf8.Span, parserOptions);
        return new PreparedDocument(document, validator.Validate(schema.Schema, document).Errors);
    }

    private PreparedOperation Prepare(PreparedDocument document, OperationDefinitionNode definition) =>
        new(schema, document, definition, cost.Prepare(schema.Schema, document.Document, definition));
}
