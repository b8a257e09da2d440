using System.Collections.Frozen;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>A parsed document and what validation said about it.</summary>
internal sealed class PreparedDocument(DocumentNode document, IReadOnlyList<IError> errors)
{
    private readonly OperationDefinitionNode[] _operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];

    public DocumentNode Document => document;

    public IReadOnlyList<IError> Errors => errors;

    public FrozenDictionary<string, FragmentDefinitionNode> Fragments { get; } = document.Definitions.OfType<FragmentDefinitionNode>()
        .DistinctBy(static fragment => fragment.Name.Value)
        .ToFrozenDictionary(static fragment => fragment.Name.Value);

    /// <summary>The operation to execute.</summary>
    /// <exception cref="GraphQLException">There is none of that name, or several without one being named.</exception>
    public OperationDefinitionNode Operation(string? name)
    {
        if (!string.IsNullOrEmpty(name))
            return Array.Find(_operations, operation => operation.Name?.Value == name) ?? throw NotFound(name);
        if (_operations.Length == 1)
            return _operations[0];
        throw Ambiguous();
    }

    private static GraphQLException NotFound(string name)
    {
        var error = ErrorBuilder.New().SetMessage($"The specified operation `{name}` cannot be found.").AddLocation(1, 1);
        return new GraphQLException(error.SetExtension("operationName", name).Build());
    }

    private GraphQLException Ambiguous()
    {
        var error = ErrorBuilder.New().SetMessage("The operation name can only be omitted if there is just one operation in a GraphQL document.");
        foreach (var operation in _operations)
            error.AddLocation(operation);
        return new GraphQLException(error.Build());
    }
}
