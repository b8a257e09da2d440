using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

/// <summary>A literal or a variable. Open for values that only exist at run time, such as an uploaded file.</summary>
public abstract class ValueNode(Location location) : SyntaxNode(location);

public sealed class VariableNode(Location location, NameNode name) : ValueNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.Variable;

    public NameNode Name { get; } = name;
}

public sealed class StringValueNode(Location location, string value, bool block) : ValueNode(location)
{
    public StringValueNode(string value)
        : this(default, value, false)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.StringValue;

    public string Value { get; } = value;

    public bool Block { get; } = block;
}

public sealed class BooleanValueNode(Location location, bool value) : ValueNode(location)
{
    public static readonly BooleanValueNode True = new(default, true);

    public static readonly BooleanValueNode False = new(default, false);

    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    public bool Value { get; } = value;
}

public sealed class NullValueNode(Location location) : ValueNode(location)
{
    public static readonly NullValueNode Default = new(default);

    public override SyntaxKind Kind => SyntaxKind.NullValue;
}

public sealed class EnumValueNode(Location location, string value) : ValueNode(location)
{
    public EnumValueNode(string value)
        : this(default, value)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    public string Value { get; } = value;
}

public sealed class ListValueNode(Location location, ImmutableArray<ValueNode> items) : ValueNode(location)
{
    public ListValueNode(ImmutableArray<ValueNode> items)
        : this(default, items)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.ListValue;

    public ImmutableArray<ValueNode> Items { get; } = items;
}

public sealed class ObjectValueNode(Location location, ImmutableArray<ObjectFieldNode> fields) : ValueNode(location)
{
    public ObjectValueNode(ImmutableArray<ObjectFieldNode> fields)
        : this(default, fields)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;

    public ValueNode? Find(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Name.Value == name)
                return field.Value;
        }

        return null;
    }
}

public sealed class ObjectFieldNode(Location location, NameNode name, ValueNode value) : SyntaxNode(location)
{
    public ObjectFieldNode(string name, ValueNode value)
        : this(default, new NameNode(name), value)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
