using System.Collections.Frozen;
using System.Text;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Execution.Results;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>Writes a leaf whose type is only known as object.</summary>
internal abstract class LeafWriter
{
    /// <exception cref="FormatException">The value cannot be represented.</exception>
    public abstract void Write(ResultWriter writer, object value);
}

internal sealed class ScalarLeafWriter(ScalarType scalar, TypeConversion conversion) : LeafWriter
{
    public override void Write(ResultWriter writer, object value)
    {
        switch (value)
        {
            case string text when scalar.RuntimeType == typeof(string): writer.Write(text); return;
            case int number when scalar.RuntimeType == typeof(int): writer.Write(number); return;
            case bool flag when scalar.RuntimeType == typeof(bool): writer.Write(flag); return;
        }

        if (conversion.Find(value.GetType(), scalar.RuntimeType) is { } convert)
            value = convert(value) ?? throw new FormatException($"{scalar.Name} cannot write the given value.");
        scalar.WriteObject(writer.BeginJson(), value);
        writer.EndJson();
    }
}

internal sealed class EnumLeafWriter : LeafWriter
{
    private readonly string _name;
    private readonly FrozenDictionary<object, byte[]> _names;

    public EnumLeafWriter(EnumType type)
    {
        _name = type.Name;
        _names = type.Values
            .DistinctBy(static value => value.RuntimeValue ?? value.Name)
            .ToFrozenDictionary(static value => value.RuntimeValue ?? value.Name, static value => Encoding.UTF8.GetBytes(value.Name));
    }

    public override void Write(ResultWriter writer, object value)
    {
        if (!_names.TryGetValue(value, out var name))
            throw ResultWriter.NotInEnum(_name, value);
        writer.WriteName(name);
    }
}
