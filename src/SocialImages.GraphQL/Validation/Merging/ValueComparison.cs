using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>Whether arguments say the same; the order of arguments and of object fields does not count.</summary>
internal static class ValueComparison
{
    public static bool SameArguments(ImmutableArray<ArgumentNode> left, ImmutableArray<ArgumentNode> right)
    {
        if (left.Length != right.Length)
            return false;
        foreach (var argument in left)
        {
            if (Find(right, argument.Name.Value) is not { } other || !Same(argument.Value, other))
                return false;
        }

        return true;
    }

    private static ValueNode? Find(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
                return argument.Value;
        }

        return null;
    }

    private static bool Same(ValueNode left, ValueNode right) => (left, right) switch
    {
        (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
        (IntValueNode a, IntValueNode b) => a.Value == b.Value,
        (FloatValueNode a, FloatValueNode b) => a.Value == b.Value,
        (StringValueNode a, StringValueNode b) => a.Value == b.Value && a.Block == b.Block,
        (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
        (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
        (NullValueNode, NullValueNode) => true,
        (ListValueNode a, ListValueNode b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items, Same).All(static same => same),
        (ObjectValueNode a, ObjectValueNode b) => SameFields(a, b),
        _ => false,
    };

    private static bool SameFields(ObjectValueNode left, ObjectValueNode right)
    {
        if (left.Fields.Length != right.Fields.Length)
            return false;
        var others = new Dictionary<string, ValueNode>(right.Fields.Length, StringComparer.Ordinal);
        foreach (var field in right.Fields)
            others.TryAdd(field.Name.Value, field.Value);
        return left.Fields.All(field => others.TryGetValue(field.Name.Value, out var other) && Same(field.Value, other));
    }
}
