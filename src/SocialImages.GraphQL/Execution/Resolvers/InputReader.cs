using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Resolvers;

/// <summary>Reads coerced literals into .NET values; what generated code calls. One per schema.</summary>
public sealed partial class InputReader
{
    private readonly Schema _schema;
    private readonly TypeConversion _conversion;

    internal InputReader(Schema schema, TypeConversion conversion)
    {
        _schema = schema;
        _conversion = conversion;
    }

    public static bool IsNull(ValueNode literal) => literal is NullValueNode;

    /// <summary>The field's literal; null when it was left out.</summary>
    public static ValueNode? Field(ValueNode literal, string name) => (literal as ObjectValueNode)?.Find(name);

    public T[] List<T>(ValueNode literal, Func<ValueNode, InputReader, T> read)
    {
        // A single value stands for a list of one.
        if (literal is not ListValueNode list)
            return [read(literal, this)];
        var items = new T[list.Items.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(list.Items[i], this);
        return items;
    }

    /// <summary>A type bound at run time: the scalar's value, converted.</summary>
    public T Bound<T>(ValueNode literal, string scalar) => (T)_conversion.Convert(Scalar(scalar, literal), typeof(T));

    /// <summary>An id as text, however it was written.</summary>
    public static string IdText(ValueNode literal) => literal is IntValueNode number ? number.Value : ((StringValueNode)literal).Value;

    public static string EnumName(ValueNode literal) => literal switch
    {
        EnumValueNode name => name.Value,
        StringValueNode text => text.Value,
        _ => "",
    };

    public static FormatException NotInEnum(ValueNode literal, string type) => new($"`{EnumName(literal)}` is no value of the enum `{type}`.");

    private object Scalar(string name, ValueNode literal)
    {
        var scalar = _schema.FindType<ScalarType>(name) ?? throw new InvalidOperationException($"The schema has no scalar `{name}`.");
        return scalar.ParseLiteral(literal)!;
    }
}
