using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>Puts coerced values in the place of variables.</summary>
internal static class Variables
{
    public static bool Occur(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(Occur),
        ObjectValueNode map => map.Fields.Any(static field => Occur(field.Value)),
        _ => false,
    };

    /// <summary>Null when the value is a variable without value.</summary>
    public static ValueNode? Replace(ValueNode value, IReadOnlyDictionary<string, ValueNode> variables) => value switch
    {
        VariableNode variable => variables.GetValueOrDefault(variable.Name.Value),
        ListValueNode list when Occur(list) => new ListValueNode(list.Location, [.. list.Items.Select(item => Replace(item, variables) ?? NullValueNode.Default)]),
        ObjectValueNode map when Occur(map) => new ObjectValueNode(map.Location, [.. Fields(map, variables)]),
        _ => value,
    };

    // A field whose variable has no value is left out.
    private static IEnumerable<ObjectFieldNode> Fields(ObjectValueNode map, IReadOnlyDictionary<string, ValueNode> variables)
    {
        foreach (var field in map.Fields)
        {
            if (Replace(field.Value, variables) is { } value)
                yield return new ObjectFieldNode(field.Location, field.Name, value);
        }
    }
}
