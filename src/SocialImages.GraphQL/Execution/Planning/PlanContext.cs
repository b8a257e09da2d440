using System.Collections.Frozen;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>What the plan of one operation is made from: its fragments and the outcome of its conditions.</summary>
internal sealed class PlanContext(ExecutionSchema schema, OperationDefinitionNode operation, FrozenDictionary<string, FragmentDefinitionNode> fragments, Func<string, bool> condition)
{
    private int _fields;

    public ExecutionSchema Schema => schema;

    public OperationDefinitionNode Operation => operation;

    public OperationType Kind => operation.Operation;

    /// <summary>A number for a field, by which a request keeps what belongs to it.</summary>
    public int NextIndex() => Interlocked.Increment(ref _fields) - 1;

    public FragmentDefinitionNode? FindFragment(string name) => fragments.GetValueOrDefault(name);

    /// <summary>@skip before @include.</summary>
    public bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == BuiltInDirectives.Skip && If(directive))
                return false;
        }

        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == BuiltInDirectives.Include && !If(directive))
                return false;
        }

        return true;
    }

    public bool Applies(NamedTypeNode? typeCondition, ObjectType type)
    {
        if (typeCondition is null || typeCondition.Name.Value == type.Name)
            return true;
        return schema.Schema.FindType(typeCondition.Name.Value) is { } named && schema.Schema.IsPossibleType(named, type);
    }

    private bool If(DirectiveNode directive) => directive.FindArgument("if") switch
    {
        BooleanValueNode flag => flag.Value,
        VariableNode variable => condition(variable.Name.Value),
        _ => false,
    };
}
