using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Coerces a request's variables: defaults applied, lists of one made, unknown ones ignored.</summary>
public static class VariableCoercion
{
    /// <param name="schema">The schema the operation was validated against.</param>
    /// <param name="operation">The operation to run.</param>
    /// <param name="variables">A JSON object; null, undefined or JSON null when the request had none.</param>
    /// <param name="files">Uploaded files by variable path, e.g. <c>input.files.0</c>; the JSON there is null.</param>
    public static CoercedVariables Coerce(
        Schema schema, OperationDefinitionNode operation, JsonElement? variables, IReadOnlyDictionary<string, IFile>? files = null) =>
        throw new NotImplementedException();
}

/// <summary>The coerced values by variable name, or what is wrong with them. A variable without value and default is absent.</summary>
public sealed class CoercedVariables(IReadOnlyDictionary<string, ValueNode> values, IReadOnlyList<IError> errors)
{
    public static CoercedVariables Empty { get; } = new(new Dictionary<string, ValueNode>(), []);

    public IReadOnlyDictionary<string, ValueNode> Values { get; } = values;

    public IReadOnlyList<IError> Errors { get; } = errors;

    public bool HasErrors => Errors.Count > 0;
}
