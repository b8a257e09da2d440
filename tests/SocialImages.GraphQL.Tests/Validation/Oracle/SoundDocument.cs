using System.Globalization;
using System.Text;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Validation.Oracle;

/// <summary>Writes a document that breaks no rule: every variable and fragment is declared as it is used, every response name is new.</summary>
internal sealed class SoundDocument(Schema schema, Random random)
{
    private readonly StringBuilder _text = new();
    private readonly Queue<(string Name, NamedType Type)> _fragments = new();
    private readonly List<string> _variables = [];
    private int _names;

    public string Write()
    {
        var isQuery = Chance(80);
        WriteSelections(isQuery ? schema.QueryType! : schema.MutationType!, 4);
        while (_fragments.TryDequeue(out var fragment))
        {
            _text.Append(CultureInfo.InvariantCulture, $" fragment {fragment.Name} on {fragment.Type}");
            WriteSelections(fragment.Type, 2);
        }

        var variables = _variables.Count == 0 ? "" : $"({string.Join(" ", _variables)})";
        return $"{(isQuery ? "query" : "mutation")} Q{variables}{_text}";
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private string NewName() => "n" + (_names++).ToString(CultureInfo.InvariantCulture);

    private void WriteSelections(NamedType type, int depth)
    {
        _text.Append(" { ");
        for (var count = random.Next(1, 4); count > 0; count--)
            WriteSelection(type, depth);
        _text.Append("} ");
    }

    private void WriteSelection(NamedType type, int depth)
    {
        var choice = random.Next(6);
        if (choice == 0 && depth > 0)
        {
            var name = NewName();
            _fragments.Enqueue((name, type));
            _text.Append("...").Append(name).Append(' ');
        }
        else if (choice == 1 && depth > 0)
        {
            var target = Pick(schema.GetPossibleTypes(type));
            _text.Append("... on ").Append(target);
            WriteSelections(target, depth - 1);
        }
        else
        {
            WriteField(type, depth);
        }
    }

    private void WriteField(NamedType type, int depth)
    {
        var fields = (type as ComplexType)?.Fields.Where(field => depth > 0 || field.Type.IsLeaf).ToArray() ?? [];
        if (fields.Length == 0)
        {
            _text.Append(NewName()).Append(": __typename ");
            return;
        }

        var field = Pick(fields);
        _text.Append(NewName()).Append(": ").Append(field.Name);
        WriteArguments(field);
        _text.Append(Pick([" ", " ", " @include(if: true) ", " @onField ", " @mark @mark(note: null) "]));
        if (field.Type.IsComposite)
            WriteSelections(field.Type.Named, depth - 1);
    }

    private void WriteArguments(FieldDefinition field)
    {
        var given = field.Arguments.Where(argument => argument.IsRequired || Chance(50)).ToArray();
        if (given.Length == 0)
            return;
        _text.Append('(');
        foreach (var argument in given)
        {
            _text.Append(argument.Name).Append(": ");
            WriteValue(argument.Type, 3);
            _text.Append(", ");
        }

        _text.Append(')');
    }

    private void WriteValue(GraphQLType type, int depth)
    {
        if (Chance(20))
            WriteVariable(type);
        else if (!type.IsNonNull && Chance(10))
            _text.Append("null");
        else if (type.NullableType is ListType list)
            WriteList(list, depth);
        else if (type.Named is InputObjectType input)
            WriteObject(input, depth);
        else
            _text.Append(Leaf(type.Named.Name));
    }

    private void WriteVariable(GraphQLType type)
    {
        var name = NewName();
        _variables.Add($"${name}: {type.MakeNonNull()}");
        _text.Append('$').Append(name);
    }

    private void WriteList(ListType list, int depth)
    {
        _text.Append('[');
        for (var count = random.Next(3); count > 0; count--)
        {
            WriteValue(list.OfType, depth - 1);
            _text.Append(' ');
        }

        _text.Append(']');
    }

    private void WriteObject(InputObjectType type, int depth)
    {
        _text.Append('{');
        var optional = type.Fields.Where(field => !field.IsRequired && (depth > 0 || field.Type.IsLeaf)).ToArray();
        var fields = type.IsOneOf ? [Pick(optional)] : type.Fields.Where(static field => field.IsRequired).Concat(optional.Where(_ => Chance(40))).ToArray();
        foreach (var field in fields)
        {
            _text.Append(field.Name).Append(": ");
            WriteValue(type.IsOneOf ? field.Type.MakeNonNull() : field.Type, depth - 1);
            _text.Append(' ');
        }

        _text.Append('}');
    }

    private string Leaf(string type) => type switch
    {
        "Int" => Pick(["0", "-7", "2147483647"]),
        "Float" => Pick(["1", "1.5", "-2e10"]),
        "Boolean" => Pick(["true", "false"]),
        "ID" => Pick(["\"x\"", "12"]),
        "Color" => Pick(["RED", "GREEN", "BLUE"]),
        _ => Pick(["\"text\"", "\"\\u00e9 \\u{1F600}\"", "\"\"\"block \\\"\"\" \n  text\"\"\"", "\"\""]),
    };
}
