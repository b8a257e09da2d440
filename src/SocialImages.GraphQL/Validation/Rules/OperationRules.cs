using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

internal sealed class ExecutableDefinitionsRule : ValidationRule
{
    public override void EnterDocument(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions.OfType<TypeSystemDefinitionNode>())
            context.Report(context.Error("A document containing TypeSystemDefinition is invalid for execution.", definition).SpecifiedBy("Executable-Definitions"));
    }
}

internal sealed class KnownOperationTypesRule : ValidationRule
{
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (context.Schema.RootType(operation.Operation) is null)
        {
            context.Report(context.Error($"The schema does not define the {operation.Operation} root type.", operation)
                .SetExtension("operationType", operation.Operation.ToString())
                .SpecifiedBy("Operation-Type-Existence"));
        }
    }
}

internal sealed class UniqueOperationNamesRule : ValidationRule
{
    private readonly Dictionary<string, NameNode> _names = new(StringComparer.Ordinal);

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is not { } name || _names.TryAdd(name.Value, name))
            return;
        context.Report(context.Error($"The operation name `{name.Value}` is not unique.", _names[name.Value], name)
            .SetExtension("operation", name.Value)
            .SpecifiedBy("Operation-Name-Uniqueness"));
    }
}

internal sealed class LoneAnonymousOperationRule : ValidationRule
{
    private int _operations;
    private int _anonymous;

    public override void EnterDocument(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            _operations++;
            _anonymous += operation.Name is null ? 1 : 0;
        }
    }

    // Of several anonymous operations Hot Chocolate lets the first one pass.
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is not null || _operations == 1 || (_anonymous > 1 && IsFirst(context, operation)))
            return;
        context.Report(context.Error(
                "GraphQL allows a short‐hand form for defining query operations when only that one operation exists in the document.",
                operation)
            .SetExtension("operations", _operations)
            .SpecifiedBy("Lone-Anonymous-Operation"));
    }

    private static bool IsFirst(ValidationContext context, OperationDefinitionNode operation) =>
        operation == context.Document.Definitions.OfType<OperationDefinitionNode>().First(static candidate => candidate.Name is null);
}
