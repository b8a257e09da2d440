using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>What goes into <c>extensions.operationCost</c>.</summary>
public readonly record struct OperationCost(double FieldCost, double TypeCost);

/// <summary>The cost of one operation with its variables still open. Immutable; lives with the document.</summary>
public sealed class CostPlan
{
    private readonly SelectionPlan _root;
    private readonly double _rootWeight;
    private readonly int _selections;

    internal CostPlan(SelectionPlan root, double rootWeight, int selections, IError? error)
    {
        _root = root;
        _rootWeight = rootWeight;
        _selections = selections;
        Error = error;
    }

    /// <summary>A list was asked for without exactly one slicing argument (HC0082), whatever the variables are.</summary>
    public IError? Error { get; }

    public OperationCost Evaluate(IReadOnlyDictionary<string, ValueNode> variables) => Evaluate(variables, out _);

    /// <param name="variables">The coerced variables.</param>
    /// <param name="inputValues">Values of all arguments, with variables in their places.</param>
    public OperationCost Evaluate(IReadOnlyDictionary<string, ValueNode> variables, out double inputValues)
    {
        var sums = new CostEvaluation(variables, _selections).Of(_root);
        inputValues = sums.Values;
        return new OperationCost(sums.Fields, sums.Types + _rootWeight);
    }
}

/// <summary>A selection set by the object types it may meet; the dearest counts.</summary>
internal sealed record SelectionPlan(int Index, FieldPlan[][] Alternatives);

/// <summary>One field's own weights, its arguments, the size of its list, and what is below.</summary>
internal sealed record FieldPlan(double FieldWeight, double TypeWeight, ArgumentPlan[] Arguments, ListSize? Size, SelectionPlan? Below);

internal sealed record ArgumentPlan(Types.ArgumentDefinition Definition, ValueNode Value);
