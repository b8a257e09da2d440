using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>What can be wrong with variables, in Hot Chocolate's words.</summary>
internal static class InputErrors
{
    public static IError RequiredVariable(VariableDefinitionNode definition) => ErrorBuilder.New()
        .SetMessage($"Variable `{definition.Variable.Name.Value}` is required.")
        .SetCode(ErrorCodes.Execution.NonNullViolation)
        .AddLocation(definition)
        .SetExtension("variable", definition.Variable.Name.Value)
        .Build();

    public static IError NotInputType(VariableDefinitionNode definition) => ErrorBuilder.New()
        .SetMessage($"Variable `{definition.Variable.Name.Value}` is not an input type.")
        .SetCode(ErrorCodes.Execution.MustBeInputType)
        .AddLocation(definition)
        .SetExtension("variable", definition.Variable.Name.Value)
        .SetExtension("type", definition.Type.ToString())
        .Build();

    public static IError NullForNonNull(InputPath path) => ErrorBuilder.New()
        .SetMessage("Cannot accept null for non-nullable input.")
        .SetCode(ErrorCodes.Execution.NonNullViolation)
        .SetExtension("inputPath", path.ToSegments())
        .Build();

    public static IError CannotCoerce(NamedType type, JsonElement json, InputPath path) => ErrorBuilder.New()
        .SetMessage($"{type.Name} cannot coerce the given value JSON element of type `{json.ValueKind}` to a runtime value.")
        .SetPath(Path.FromList(path.ToSegments()))
        .Build();

    public static IError UnknownField(InputObjectType type, string field, InputPath path) => ErrorBuilder.New()
        .SetMessage($"The field `{field}` does not exist on the type `{type.Name}`.")
        .SetPath(Path.FromList(path.ToSegments()))
        .SetExtension("type", type.Name)
        .Build();

    public static IError RequiredField(InputObjectType type, InputField field, InputPath path) => ErrorBuilder.New()
        .SetMessage($"The required input field `{field.Name}` is missing.")
        .SetPath(Path.FromList(path.ToSegments()))
        .SetExtension("field", $"{type.Name}.{field.Name}")
        .Build();

    public static IError OneOf(InputObjectType type, string code, InputPath path) => ErrorBuilder.New()
        .SetMessage($"The OneOf Input Object `{type.Name}` requires that exactly one field must be supplied and that field must not be `null`.")
        .SetCode(code)
        .SetPath(Path.FromList(path.ToSegments()))
        .Build();
}

/// <summary>A coerced value or an error.</summary>
internal readonly record struct InputResult(ValueNode? Value, IError? Error)
{
    public static implicit operator InputResult(ValueNode value) => new(value, null);

    public static InputResult Fail(IError error) => new(null, error);
}
