using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>Parses, validates and plans each document once.</summary>
internal sealed class PreparedRequests
{
    private const int MaxDocuments = 256;

    // Bytes, as estimated: what no client can make the server hold, whatever it sends.
    private const long MaxHeld = 128L * 1024 * 1024;
    private const long MaxHeldByOne = MaxHeld / 16;

    private readonly ExecutionSchema _schema;
    private readonly DocumentValidator _validator;
    private readonly CostAnalyzer _cost;
    private readonly ParserOptions _parserOptions;
    private readonly BoundedCache<DocumentKey, PreparedDocument> _documents = new(MaxDocuments, MaxHeld);
    private readonly Func<PreparedDocument, OperationDefinitionNode, PreparedOperation> _prepare;

    public PreparedRequests(ExecutionSchema schema, DocumentValidator validator, CostAnalyzer cost, ParserOptions parserOptions)
    {
        _schema = schema;
        _validator = validator;
        _cost = cost;
        _parserOptions = parserOptions;
        _prepare = Prepare;
    }

    /// <summary>Documents kept for the next request.</summary>
    public int Count => _documents.Count;

    /// <exception cref="SyntaxException">The document is not GraphQL.</exception>
    public PreparedDocument Document(ReadOnlyMemory<byte> utf8)
    {
        var key = new DocumentKey(utf8);
        if (_documents.TryGet(key, out var known))
            return known;
        var document = Prepare(utf8);
        return document.Weight > MaxHeldByOne ? document : _documents.Add(key.Copy(), document, document.Weight);
    }

    /// <exception cref="GraphQLException">The document has no such operation.</exception>
    public PreparedOperation Operation(PreparedDocument document, string? name) => document.Operation(name, _prepare);

    private PreparedDocument Prepare(ReadOnlyMemory<byte> utf8)
    {
        var document = Utf8GraphQLParser.Parse(utf8.Span, _parserOptions);
        return new PreparedDocument(document, _validator.Validate(_schema.Schema, document).Errors, utf8.Length);
    }

    private PreparedOperation Prepare(PreparedDocument document, OperationDefinitionNode definition) =>
        new(_schema, document, definition, _cost.Prepare(_schema.Schema, document.Document, definition));
}
