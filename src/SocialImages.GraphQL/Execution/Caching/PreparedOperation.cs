using System.Collections.Concurrent;
using System.Collections.Immutable;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>An operation with its cost and its plans, one for each outcome of its @skip and @include.</summary>
internal sealed class PreparedOperation
{
    // Conditions beyond these are planned anew for each request.
    private const int MaxKeptConditions = 16;

    private readonly ExecutionSchema _schema;
    private readonly PreparedDocument _document;
    private readonly ObjectType _rootType;
    private readonly ConcurrentDictionary<int, OperationPlan> _plans = new();
    private readonly OperationPlan? _onlyPlan;

    public PreparedOperation(ExecutionSchema schema, PreparedDocument document, OperationDefinitionNode definition, CostPlan cost)
    {
        _schema = schema;
        _document = document;
        Definition = definition;
        Cost = cost;
        _rootType = schema.Schema.RootType(definition.Operation) ?? throw new GraphQLException($"The schema has no {definition.Operation} type.");
        if (document.Conditions.Length == 0)
            _onlyPlan = Plan(static _ => false);
    }

    public OperationDefinitionNode Definition { get; }

    public CostPlan Cost { get; }

    public bool HasVariables => Definition.VariableDefinitions.Length > 0;

    public OperationPlan Plan(IReadOnlyDictionary<string, ValueNode> variables)
    {
        if (_onlyPlan is not null)
            return _onlyPlan;
        var conditions = _document.Conditions;
        if (conditions.Length > MaxKeptConditions)
            return Plan(IsTrue);
        var key = 0;
        for (var i = 0; i < conditions.Length; i++)
            key |= IsTrue(conditions[i]) ? 1 << i : 0;
        if (_plans.TryGetValue(key, out var known))
            return known;
        // The conditions' values are copied out: the plan outlives the request.
        var values = conditions.ToDictionary(static name => name, IsTrue);
        var plan = Plan(name => values.GetValueOrDefault(name));
        return _plans.Count < _document.MaxKeptPlans ? _plans.GetOrAdd(key, plan) : plan;

        bool IsTrue(string name) => variables.GetValueOrDefault(name) is BooleanValueNode { Value: true };
    }

    private OperationPlan Plan(Func<string, bool> condition) =>
        new(new PlanContext(_schema, Definition, _document.Fragments, condition), _rootType);
}
