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

    /// <summary>The error of a cost beyond the limits (HC0047); null when within, or when limits are not enforced.</summary>
    public IError? Check(OperationCost cost)
    {
        if (!Options.EnforceCostLimits)
            return null;
        if (cost.FieldCost > Options.MaxFieldCost)
            return Exceeded("The maximum allowed field cost was exceeded.").SetExtension("fieldCost", cost.FieldCost).SetExtension("maxFieldCost", Options.MaxFieldCost).Build();
        if (cost.TypeCost > Options.MaxTypeCost)
            return Exceeded("The maximum allowed type cost was exceeded.").SetExtension("maxTypeCost", Options.MaxTypeCost).SetExtension("typeCost", cost.TypeCost).Build();
        return null;
    }

    private static ErrorBuilder Exceeded(string message) => ErrorBuilder.New().SetMessage(message).SetCode(ErrorCodes.Execution.CostExceeded);
}
