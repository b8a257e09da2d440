using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>A variable where a value is expected.</summary>
internal readonly record struct VariableUsage(VariableNode Node, GraphQLType? Type, ValueNode? DefaultValue, InputObjectType? ParentType);

/// <summary>What the walk learns about each definition, for rules that look across fragments.</summary>
internal sealed class DefinitionFacts
{
    private readonly Dictionary<ExecutableDefinitionNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> _usages = [];
    private readonly Dictionary<ExecutableDefinitionNode, int> _fields = [];
    private ExecutableDefinitionNode? _current;
    private List<FragmentSpreadNode> _currentSpreads = [];
    private List<VariableUsage> _currentUsages = [];

    public void StartDefinition(ExecutableDefinitionNode definition)
    {
        _current = definition;
        _spreads[definition] = _currentSpreads = [];
        _usages[definition] = _currentUsages = [];
    }

    public void Add(FragmentSpreadNode spread) => _currentSpreads.Add(spread);

    public void AddFields(int count) => _fields[_current!] = FieldsOf(_current!) + count;

    /// <summary>Selections in the definition itself.</summary>
    public int FieldsOf(ExecutableDefinitionNode definition) => _fields.GetValueOrDefault(definition);

    public IReadOnlyList<FragmentSpreadNode> SpreadsOf(ExecutableDefinitionNode definition) => _spreads.GetValueOrDefault(definition) ?? [];

    public IReadOnlyList<VariableUsage> UsagesOf(ExecutableDefinitionNode definition) => _usages.GetValueOrDefault(definition) ?? [];

    /// <summary>Finds the variables in a value.</summary>
    public void AddUsages(ValueNode value, GraphQLType? type, ValueNode? defaultValue, InputObjectType? parentType = null)
    {
        switch (value)
        {
            case VariableNode variable:
                _currentUsages.Add(new VariableUsage(variable, type, defaultValue, parentType));
                break;
            case ListValueNode list:
                var itemType = type?.NullableType is ListType { OfType: var item } ? item : type?.NullableType;
                foreach (var element in list.Items)
                    AddUsages(element, itemType, null);
                break;
            case ObjectValueNode fields:
                AddUsages(fields, type?.Named as InputObjectType);
                break;
        }
    }

    /// <summary>The definition and every fragment it reaches, each once.</summary>
    public List<ExecutableDefinitionNode> Reach(OperationDefinitionNode operation, Dictionary<string, FragmentDefinitionNode> fragments)
    {
        var reached = new List<ExecutableDefinitionNode> { operation };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < reached.Count; index++)
        {
            foreach (var spread in SpreadsOf(reached[index]))
            {
                if (seen.Add(spread.Name.Value) && fragments.TryGetValue(spread.Name.Value, out var fragment))
                    reached.Add(fragment);
            }
        }

        return reached;
    }

    private void AddUsages(ObjectValueNode fields, InputObjectType? type)
    {
        foreach (var field in fields.Fields)
        {
            var definition = type?.FindField(field.Name.Value);
            AddUsages(field.Value, definition?.Type, definition?.DefaultValue, type);
        }
    }
}
