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
        Schema schema, OperationDefinitionNode operation, JsonElement? variables, IReadOnlyDictionary<string, IFile>? files = null)
    {
        if (operation.VariableDefinitions.IsEmpty)
            return CoercedVariables.Empty;
        var given = new GivenVariables(variables, operation.VariableDefinitions.Length);
        var values = new Dictionary<string, ValueNode>(operation.VariableDefinitions.Length, StringComparer.Ordinal);
        var errors = new List<IError>();
        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;
            if (schema.FindType(definition.Type) is not { IsInputType: true } type)
                errors.Add(InputErrors.NotInputType(definition));
            else if (given.TryGet(name, out var value))
                AddGiven(name, new JsonInput(files).Coerce(value, type, new InputPath(null, name, -1)));
            else
                AddMissing(definition, type);
        }

        return new CoercedVariables(values, errors);

        void AddGiven(string name, InputResult result)
        {
            if (result.Error is { } error)
                errors.Add(error);
            else
                values[name] = result.Value!;
        }

        void AddMissing(VariableDefinitionNode definition, GraphQLType type)
        {
            if (definition.DefaultValue is { } defaultValue)
                values[definition.Variable.Name.Value] = LiteralCoercion.Coerce(defaultValue, type, CoercedVariables.Empty.Values)!;
            else if (type.IsNonNull)
                errors.Add(InputErrors.RequiredVariable(definition));
        }
    }
}
