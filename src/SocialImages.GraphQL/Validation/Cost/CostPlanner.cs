using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Builds the plan of one operation: fields merged as execution merges them, once for each object type they may meet.</summary>
internal sealed class CostPlanner(Schema schema, DocumentNode document, double defaultListSize)
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = Fragments(document);
    private readonly Dictionary<Level, SelectionPlan> _plans = [];
    private IError? _error;

    public CostPlan Plan(OperationDefinitionNode operation)
    {
        var root = schema.RootType(operation.Operation) ?? throw new InvalidOperationException("The operation was not validated.");
        var plan = Plan(new Level(root, null, [operation.SelectionSet]));
        return new CostPlan(plan, CostWeights.Of(root), _plans.Count, _error);
    }

    private static Dictionary<string, FragmentDefinitionNode> Fragments(DocumentNode document)
    {
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            fragments.TryAdd(fragment.Name.Value, fragment);
        return fragments;
    }

    private SelectionPlan Plan(Level level)
    {
        if (_plans.TryGetValue(level, out var plan))
            return plan;
        var alternatives = schema.GetPossibleTypes(level.Type).Select(type => PlanFields(level, type)).ToArray();
        plan = new SelectionPlan(_plans.Count, alternatives);
        _plans.Add(level, plan);
        return plan;
    }

    private FieldPlan[] PlanFields(Level level, ObjectType type)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        foreach (var selections in level.SelectionSets)
            Collect(selections, type, fields);
        var plans = new List<FieldPlan>(fields.Count);
        foreach (var (_, nodes) in fields)
        {
            if (type.FindField(nodes[0].Name.Value) is { } definition)
                plans.Add(PlanField(level, nodes, definition));
        }

        return [.. plans];
    }

    private void Collect(SelectionSetNode selectionSet, ObjectType type, OrderedDictionary<string, List<FieldNode>> fields)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!fields.TryGetValue(field.ResponseName, out var nodes))
                        fields.Add(field.ResponseName, nodes = []);
                    nodes.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, type):
                    Collect(inline.SelectionSet, type, fields);
                    break;
                case FragmentSpreadNode spread when _fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, type):
                    Collect(fragment.SelectionSet, type, fields);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null || (schema.FindType(condition.Name.Value) is { IsComposite: true } wanted && schema.IsPossibleType(wanted, type));

    private FieldPlan PlanField(Level level, List<FieldNode> nodes, FieldDefinition definition)
    {
        var node = nodes[0];
        var directive = ListSizeDirective.Of(definition);
        CheckSlicing(node, directive);
        var selections = nodes.Select(static field => field.SelectionSet).OfType<SelectionSetNode>().ToImmutableArray();
        var sized = directive is null ? null : new SizedField(definition, directive, node.Arguments);
        return new FieldPlan(
            CostWeights.Of(definition),
            CostWeights.Of(definition.Type.Named),
            [.. node.Arguments.Select(argument => PlanArgument(definition, argument)).OfType<ArgumentPlan>()],
            definition.Type.IsList ? SizeOf(level, definition, sized) : null,
            definition.Type.IsComposite && selections.Length > 0 ? Plan(new Level(definition.Type.Named, sized, selections)) : null);
    }

    private static ArgumentPlan? PlanArgument(FieldDefinition field, ArgumentNode argument) =>
        field.FindArgument(argument.Name.Value) is { } definition ? new ArgumentPlan(definition, argument.Value) : null;

    // A connection's own arguments size the lists inside it.
    private ListSize SizeOf(Level level, FieldDefinition definition, SizedField? own)
    {
        var sized = own ?? (level.Parent?.Directive.SizedFields.Contains(definition.Name) == true ? level.Parent : null);
        return sized is null ? ListSize.Fixed(defaultListSize) : new ListSize(sized.Definition, sized.Directive, sized.Arguments);
    }

    private void CheckSlicing(FieldNode node, ListSizeDirective? directive)
    {
        if (directive is not { RequireOneSlicingArgument: true })
            return;
        var given = node.Arguments.Where(argument => directive.SlicingArguments.Contains(argument.Name.Value) && argument.Value is not NullValueNode).ToArray();
        if (given.Length == 1 || (given.Length > 0 && Array.TrueForAll(given, static argument => argument.Value is VariableNode)))
            return;
        _error ??= ErrorBuilder.New()
            .SetMessage("Exactly one slicing argument must be defined.")
            .SetCode(ErrorCodes.CostAnalysis.SlicingArgument)
            .AddLocation(node)
            .Build();
    }

    private sealed record SizedField(FieldDefinition Definition, ListSizeDirective Directive, ImmutableArray<ArgumentNode> Arguments);

    /// <summary>Selection sets that are executed together, the type they are on and the field that may size their lists.</summary>
    private sealed class Level(NamedType type, SizedField? parent, ImmutableArray<SelectionSetNode> selectionSets) : IEquatable<Level>
    {
        public NamedType Type => type;

        public SizedField? Parent => parent;

        public ImmutableArray<SelectionSetNode> SelectionSets => selectionSets;

        public bool Equals(Level? other) =>
            other is not null && type == other.Type && parent?.Definition == other.Parent?.Definition && selectionSets.SequenceEqual(other.SelectionSets);

        public override bool Equals(object? obj) => Equals(obj as Level);

        public override int GetHashCode() => HashCode.Combine(type, selectionSets[0], selectionSets.Length);
    }
}
