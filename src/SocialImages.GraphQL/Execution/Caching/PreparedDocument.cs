using System.Collections.Frozen;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>A parsed document, what validation said about it, and its operations as far as they were asked for.</summary>
internal sealed class PreparedDocument
{
    private readonly OperationDefinitionNode[] _operations;
    private readonly PreparedOperation?[] _prepared;

    public PreparedDocument(DocumentNode document, IReadOnlyList<IError> errors, int length)
    {
        Document = document;
        Errors = errors;
        Fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .DistinctBy(static fragment => fragment.Name.Value)
            .ToFrozenDictionary(static fragment => fragment.Name.Value);
        _operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        _prepared = new PreparedOperation?[_operations.Length];
        Conditions = ConditionVariables.Find(document);
        var selections = errors.Count > 0 ? 0 : DocumentWeight.CountSelections(_operations, Fragments);
        MaxKeptPlans = Conditions.Length == 0 ? 1 : DocumentWeight.MaxPlans(selections);
        Weight = DocumentWeight.Of(length, selections, MaxKeptPlans);
    }

    public DocumentNode Document { get; }

    public IReadOnlyList<IError> Errors { get; }

    public FrozenDictionary<string, FragmentDefinitionNode> Fragments { get; }

    /// <summary>Variables that @skip and @include depend on.</summary>
    public string[] Conditions { get; }

    /// <summary>Plans of one operation that may be kept, one for each outcome of its conditions.</summary>
    public int MaxKeptPlans { get; }

    /// <summary>Bytes that it may come to hold, estimated.</summary>
    public long Weight { get; }

    /// <summary>The operation to execute.</summary>
    /// <exception cref="GraphQLException">There is none of that name, or several without one being named.</exception>
    public PreparedOperation Operation(string? name, Func<PreparedDocument, OperationDefinitionNode, PreparedOperation> prepare)
    {
        var index = IndexOf(name);
        return _prepared[index] ??= prepare(this, _operations[index]);
    }

    private int IndexOf(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return _operations.Length == 1 ? 0 : throw Ambiguous();
        var index = Array.FindIndex(_operations, operation => operation.Name?.Value == name);
        return index >= 0 ? index : throw NotFound(name);
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
