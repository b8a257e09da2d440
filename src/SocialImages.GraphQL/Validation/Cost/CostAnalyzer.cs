using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Estimates what an operation costs. The plan is made once per document, its evaluation needs the request's variables.</summary>
public sealed class CostAnalyzer(CostOptions options)
{
    public CostOptions Options { get; } = options;

    /// <summary>The document must have passed validation, which bounds how much its fragments expand to.</summary>
    public CostPlan Prepare(Schema schema, DocumentNode document, OperationDefinitionNode operation) =>
        new CostPlanner(schema, document, Options.DefaultListSize).Plan(operation);

    /// <summary>What an operation costs with these variables; the error is null when it is within the limits, or they are not enforced.</summary>
    public OperationCost Evaluate(CostPlan plan, IReadOnlyDictionary<string, ValueNode> variables, out IError? error)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var cost = plan.Evaluate(variables, out var inputValues);
        error = Options.EnforceCostLimits ? plan.Error ?? Check(inputValues) ?? Check(cost) : null;
        return cost;
    }

    /// <summary>The error of a cost beyond the limits (HC0047); null when within, or when limits are not enforced.</summary>
    public IError? Check(OperationCost cost)
    {
        if (!Options.EnforceCostLimits)
            return null;
        if (IsBeyond(cost.FieldCost, Options.MaxFieldCost))
            return Exceeded("The maximum allowed field cost was exceeded.").SetExtension("fieldCost", cost.FieldCost).SetExtension("maxFieldCost", Options.MaxFieldCost).Build();
        if (IsBeyond(cost.TypeCost, Options.MaxTypeCost))
            return Exceeded("The maximum allowed type cost was exceeded.").SetExtension("maxTypeCost", Options.MaxTypeCost).SetExtension("typeCost", cost.TypeCost).Build();
        return null;
    }

    private IError? Check(double inputValues) => IsBeyond(inputValues, Options.MaxInputValues)
        ? Exceeded("The arguments of the operation have too many values.").SetExtension("inputValues", inputValues).SetExtension("maxInputValues", Options.MaxInputValues).Build()
        : null;

    // A sum that is no number any more is beyond everything.
    private static bool IsBeyond(double cost, double limit) => !(cost <= limit);

    private static ErrorBuilder Exceeded(string message) => ErrorBuilder.New().SetMessage(message).SetCode(ErrorCodes.Execution.CostExceeded);
}
