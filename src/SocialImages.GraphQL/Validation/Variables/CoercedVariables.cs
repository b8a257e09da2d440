using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>The coerced values by variable name, or what is wrong with them. A variable without value and default is absent.</summary>
public sealed class CoercedVariables(IReadOnlyDictionary<string, ValueNode> values, IReadOnlyList<IError> errors)
{
    public static CoercedVariables Empty { get; } = new(new Dictionary<string, ValueNode>(), []);

    public IReadOnlyDictionary<string, ValueNode> Values { get; } = values;

    public IReadOnlyList<IError> Errors { get; } = errors;

    public bool HasErrors => Errors.Count > 0;
}
