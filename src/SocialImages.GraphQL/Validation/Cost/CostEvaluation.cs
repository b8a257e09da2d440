using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>One evaluation of a plan. Selection sets that several object types share are summed up once.</summary>
internal sealed class CostEvaluation(IReadOnlyDictionary<string, ValueNode> variables, int selections)
{
    private readonly Sums?[] _known = new Sums?[selections];
    private InputCost? _inputs;

    public Sums Of(SelectionPlan plan)
    {
        if (_known[plan.Index] is { } known)
            return known;
        var dearest = default(Sums);
        foreach (var alternative in plan.Alternatives)
        {
            var sum = Sum(alternative);
            // Values are read for every type that is met, so there is no dearest one.
            dearest = new Sums(Math.Max(dearest.Fields, sum.Fields), Math.Max(dearest.Types, sum.Types), dearest.Values + sum.Values);
        }

        _known[plan.Index] = dearest;
        return dearest;
    }

    private Sums Sum(FieldPlan[] fields)
    {
        var total = default(Sums);
        foreach (var field in fields)
        {
            var own = Of(field);
            total = new Sums(total.Fields + own.Fields, total.Types + own.Types, total.Values + own.Values);
        }

        return total;
    }

    private Sums Of(FieldPlan field)
    {
        var below = field.Below is { } plan ? Of(plan) : default;
        var size = field.Size?.Evaluate(variables) ?? 1;
        var (cost, values) = (field.FieldWeight, 0.0);
        foreach (var argument in field.Arguments)
        {
            var input = (_inputs ??= new InputCost(variables)).Of(argument);
            cost += input.Cost;
            values += input.Values;
        }

        return new Sums(Math.Max(0, cost + Times(below.Fields, size)), Times(field.TypeWeight + below.Types, size), values + below.Values);
    }

    // Nothing of something without bound is nothing; as numbers it would be neither within a limit nor beyond it.
    private static double Times(double cost, double size) => size == 0 ? 0 : cost * size;
}

/// <param name="Fields">The field cost.</param>
/// <param name="Types">The type cost.</param>
/// <param name="Values">Argument values, with variables in their places; the same argument of a list's items is read once.</param>
internal readonly record struct Sums(double Fields, double Types, double Values);
