using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

internal sealed class UniqueVariableNamesRule : ValidationRule
{
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        foreach (var group in operation.VariableDefinitions.GroupBy(static variable => variable.Variable.Name.Value))
        {
            if (!group.Skip(1).Any())
                continue;
            const string message = "A document containing operations that define more than one variable with the same name is invalid for execution.";
            context.Report(context.Error(message, [.. group.Select(static variable => variable.Variable.Name)])
                .SetExtension("variable", group.Key)
                .SetExtension("variableType", group.First().Type.ToString())
                .SpecifiedBy("Variable-Uniqueness"));
        }
    }
}

internal sealed class VariablesAreInputTypesRule : ValidationRule
{
    public override void EnterVariable(ValidationContext context, VariableDefinitionNode variable)
    {
        if (context.Schema.FindType(variable.Type) is not { IsInputType: false })
            return;
        context.Report(context.ErrorHere($"The type of variable `{variable.Variable.Name.Value}` is not an input type.", variable.Type)
            .SetExtension("variable", variable.Variable.Name.Value)
            .SetExtension("variableType", variable.Type.ToString())
            .SpecifiedBy("Variables-Are-Input-Types"));
    }
}

/// <summary>A rule over an operation and the variables it uses, also through fragments.</summary>
internal abstract class VariableUsageRule : ValidationRule
{
    public override void LeaveDocument(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            var usages = context.Facts.Reach(operation, context.Fragments).SelectMany(context.Facts.UsagesOf);
            var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
            foreach (var variable in operation.VariableDefinitions)
                definitions.TryAdd(variable.Variable.Name.Value, variable);
            Check(context, operation, definitions, usages);
        }
    }

    protected abstract void Check(
        ValidationContext context,
        OperationDefinitionNode operation,
        Dictionary<string, VariableDefinitionNode> definitions,
        IEnumerable<VariableUsage> usages);
}

internal sealed class NoUndefinedVariablesRule : VariableUsageRule
{
    protected override void Check(
        ValidationContext context,
        OperationDefinitionNode operation,
        Dictionary<string, VariableDefinitionNode> definitions,
        IEnumerable<VariableUsage> usages)
    {
        foreach (var usage in usages)
        {
            if (context.IsDone)
                return;
            var name = usage.Node.Name.Value;
            if (!definitions.ContainsKey(name))
                context.Report(context.Error($"The following variables were not declared: {name}.", usage.Node, operation).SpecifiedBy("All-Variable-Uses-Defined"));
        }
    }
}

internal sealed class NoUnusedVariablesRule : VariableUsageRule
{
    protected override void Check(
        ValidationContext context,
        OperationDefinitionNode operation,
        Dictionary<string, VariableDefinitionNode> definitions,
        IEnumerable<VariableUsage> usages)
    {
        var used = usages.Select(static usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in operation.VariableDefinitions)
        {
            var name = variable.Variable.Name.Value;
            if (!used.Contains(name))
                context.Report(context.Error($"The following variables were not used: {name}.", variable).SpecifiedBy("All-Variables-Used"));
        }
    }
}

internal sealed class VariablesInAllowedPositionRule : VariableUsageRule
{
    private const string Section = "All-Variable-Usages-Are-Allowed";

    protected override void Check(
        ValidationContext context,
        OperationDefinitionNode operation,
        Dictionary<string, VariableDefinitionNode> definitions,
        IEnumerable<VariableUsage> usages)
    {
        foreach (var usage in usages)
        {
            if (context.IsDone)
                return;
            if (definitions.TryGetValue(usage.Node.Name.Value, out var variable) && context.Schema.FindType(variable.Type) is { } type)
                Check(context, variable, type, usage);
        }
    }

    private static void Check(ValidationContext context, VariableDefinitionNode variable, GraphQLType type, VariableUsage usage)
    {
        var name = variable.Variable.Name.Value;
        if (usage.Type is { } location && !IsAllowed(context.Schema, variable, type, location, usage.DefaultValue))
        {
            context.Report(context.Error($"The variable `{name}` is not compatible with the type of the current location.", variable, usage.Node)
                .SetExtension("variable", name)
                .SetExtension("variableType", variable.Type.ToString())
                .SetExtension("locationType", location.ToString())
                .SpecifiedBy(Section));
        }

        if (usage is { ParentType.IsOneOf: true, Type: not null } && !type.IsNonNull)
        {
            context.Report(context.Error($"The variable `${name}` assigned to a field of the OneOf Input Object `{usage.ParentType.Name}` must be non-null.", variable, usage.Node)
                .SetExtension("variable", name)
                .SetExtension("type", usage.ParentType.Name)
                .SpecifiedBy(Section));
        }
    }

    private static bool IsAllowed(Schema schema, VariableDefinitionNode variable, GraphQLType type, GraphQLType location, ValueNode? locationDefault)
    {
        if (location is not NonNullType nonNull || type.IsNonNull)
            return TypeComparison.IsSubtype(schema, type, location);
        var hasDefault = variable.DefaultValue is not (null or NullValueNode) || locationDefault is not null;
        return hasDefault && TypeComparison.IsSubtype(schema, type, nonNull.OfType);
    }
}
