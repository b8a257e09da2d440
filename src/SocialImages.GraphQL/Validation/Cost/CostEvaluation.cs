using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>One evaluation of a plan. Selection sets that several object types share are summed up once.</summary>
internal sealed class CostEvaluation(IReadOnlyDictionary<string, ValueNode> variables, int selections)
{
    private readonly OperationCost?[] _known = new OperationCost?[selections];

    public OperationCost Of(SelectionPlan plan)
    {
        if (_known[plan.Index] is { } known)
            return known;
        var (fieldCost, typeCost) = (0.0, 0.0);
        foreach (var alternative in plan.Alternatives)
        {
            var sum = Sum(alternative);
            fieldCost = Math.Max(fieldCost, sum.FieldCost);
            typeCost = Math.Max(typeCost, sum.TypeCost);
        }

        var cost = new OperationCost(fieldCost, typeCost);
        _known[plan.Index] = cost;
        return cost;
    }

    private OperationCost Sum(FieldPlan[] fields)
    {
        var (fieldCost, typeCost) = (0.0, 0.0);
        foreach (var field in fields)
        {
            var cost = Of(field);
            fieldCost += cost.FieldCost;
            typeCost += cost.TypeCost;
        }

        return new OperationCost(fieldCost, typeCost);
    }

    private OperationCost Of(FieldPlan field)
    {
        var below = field.Below is { } plan ? Of(plan) : default;
        var size = field.Size?.Evaluate(variables) ?? 1;
        var own = field.FieldWeight;
        foreach (var argument in field.Arguments)
            own += InputCost.Of(argument, variables);
        return new OperationCost(Math.Max(0, own + (below.FieldCost * size)), (field.TypeWeight + below.TypeCost) * size);
    }
}
