using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Estimates what an operation costs. The plan is made once per document, its evaluation needs the request's variables.</summary>
public sealed class CostAnalyzer(CostOptions options)
{
    public CostOptions Options { get; } = options;

    public CostPlan Prepare(Schema schema, DocumentNode document, OperationDefinitionNode operation) => throw new NotImplementedException();

    /// <summary>The error of a cost beyond the limits (HC0047); null when within, or when limits are not enforced.</summary>
    public IError? Check(OperationCost cost) => throw new NotImplementedException();
}

/// <summary>The cost of one operation with its variables still open.</summary>
public abstract class CostPlan
{
    private protected CostPlan()
    {
    }

    public abstract OperationCost Evaluate(IReadOnlyDictionary<string, ValueNode> variables);
}

/// <summary>What goes into <c>extensions.operationCost</c>.</summary>
public readonly record struct OperationCost(double FieldCost, double TypeCost);
