using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>Input objects that could never be written down, and default values that never end.</summary>
internal sealed class InputCycles(SchemaErrors errors)
{
    private readonly HashSet<object> _done = [];
    private readonly List<object> _open = [];

    public void Check(Schema schema)
    {
        foreach (var type in schema.Types.OfType<InputObjectType>())
        {
            CheckRequired(type);
            CheckOneOf(type);
            CheckDefaults(new ObjectValueNode([]), type);
        }
    }

    private void CheckRequired(InputObjectType type) => Visit(type, $"The input object `{type.Name}` requires itself.", () =>
    {
        foreach (var field in type.Fields)
        {
            if (field.Type is NonNullType { OfType: InputObjectType required })
                CheckRequired(required);
        }
    });

    // A OneOf whose every choice leads back to it cannot end either.
    private void CheckOneOf(InputObjectType type)
    {
        if (type.IsOneOf && !CanEnd(type, []))
            errors.Add($"The OneOf input object `{type.Name}` has no field that ends.");
    }

    private static bool CanEnd(InputObjectType type, HashSet<InputObjectType> open)
    {
        if (!type.IsOneOf)
            return true;
        if (!open.Add(type))
            return false;
        var ends = type.Fields.Any(field => field.Type.IsList || field.Type.Named is not InputObjectType next || CanEnd(next, open));
        open.Remove(type);
        return ends;
    }

    private void CheckDefaults(ValueNode value, GraphQLType type)
    {
        if (type.Named is not InputObjectType input)
            return;
        if (value is ListValueNode list)
        {
            foreach (var item in list.Items)
                CheckDefaults(item, type);
        }

        if (value is not ObjectValueNode literal)
            return;
        foreach (var field in input.Fields)
        {
            if (literal.Find(field.Name) is { } given)
                CheckDefaults(given, field.Type);
            else if (field.DefaultValue is { } defaultValue)
                Visit(field, $"The default value of `{input.Name}.{field.Name}` contains itself.", () => CheckDefaults(defaultValue, field.Type));
        }
    }

    private void Visit(object node, string cycle, Action below)
    {
        if (_open.Contains(node))
            errors.Add(cycle);
        if (!_done.Add(node))
            return;
        _open.Add(node);
        below();
        _open.RemoveAt(_open.Count - 1);
    }
}
