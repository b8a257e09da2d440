using System.Globalization;
using System.Text;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Validation.Oracle;

/// <summary>Writes a document that mostly fits a schema: a small name pool makes fields meet, fragments clash and variables go missing.</summary>
internal sealed class RandomDocument(Schema schema, Random random)
{
    private static readonly string[] Fragments = ["F", "G", "H"];
    private static readonly string[] Variables = ["a", "b", "c"];
    private static readonly string[] VariableTypes = ["Int", "Int!", "String", "String!", "[Int]", "[Int!]!", "Color", "Box", "Pick", "Pick!", "Boolean!", "ID", "Float"];
    private readonly StringBuilder _text = new();
    private bool _hasSubscription;

    public string Write()
    {
        var operations = Chance(10) ? 2 : 1;
        for (var index = 0; index < operations; index++)
            WriteOperation(index);
        foreach (var name in Fragments)
        {
            if (Chance(60))
                WriteFragment(name);
        }

        return _text.ToString();
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private RandomDocument Add(string text)
    {
        _text.Append(text);
        return this;
    }

    private void WriteOperation(int index)
    {
        if (Chance(10))
            Add("\"what it does\" ");
        var (keyword, type) = Chance(80) ? ("query", schema.QueryType!) : Pick([("mutation", schema.MutationType!), ("subscription", schema.SubscriptionType!)]);
        _hasSubscription |= keyword == "subscription";
        Add($"{keyword} {(Chance(80) ? "Q" + index : "")}");
        WriteVariables();
        WriteDirectives();
        WriteSelections(type, 4);
    }

    private void WriteVariables()
    {
        if (Chance(50))
            return;
        Add("(");
        foreach (var name in Variables.Where(_ => Chance(60)).DefaultIfEmpty("a"))
        {
            var type = Pick(VariableTypes);
            Add($"${name}: {type}");
            if (Chance(30))
                Add(" = ").WriteValue(Utf8Type(type), 2, constant: true);
            Add(" ");
        }

        Add(")");
    }

    private GraphQLType Utf8Type(string text) => schema.FindType(GraphQL.Language.Utf8GraphQLParser.ParseType(text))!;

    private void WriteFragment(string name)
    {
        var type = Pick(schema.Types.Where(static type => type.IsComposite && !type.IsIntrospection).ToArray());
        Add($"\nfragment {name} on {type}");
        WriteDirectives();
        WriteSelections(type, 3);
    }

    private void WriteSelections(NamedType type, int depth)
    {
        Add(" { ");
        for (var count = random.Next(1, 4); count > 0; count--)
            WriteSelection(type, depth);
        Add("} ");
    }

    private void WriteSelection(NamedType type, int depth)
    {
        switch (random.Next(10))
        {
            case 0:
                Add($"...{Pick(Fragments)}");
                WriteDirectives();
                break;
            case 1 when depth > 0:
                var target = Chance(70) ? Pick(schema.GetPossibleTypes(type)) : (NamedType)Pick(schema.Types.Where(static candidate => candidate.IsComposite && !candidate.IsIntrospection).ToArray());
                Add(Chance(80) ? $"... on {target}" : "...");
                WriteDirectives();
                WriteSelections(target, depth - 1);
                break;
            case 2:
                Add("__typename ");
                break;
            default:
                WriteField(type, depth);
                break;
        }

        Add(" ");
    }

    private void WriteField(NamedType type, int depth)
    {
        if (type is not ComplexType { Fields: var fields })
        {
            Add("__typename");
            return;
        }

        var field = Pick(fields.Where(field => depth > 0 || field.Type.IsLeaf).DefaultIfEmpty(fields[0]).ToArray());
        Add(Chance(15) ? $"{Pick(fields).Name}: {field.Name}" : field.Name);
        WriteArguments(field);
        WriteDirectives();
        if (field.Type.IsComposite)
            WriteSelections(field.Type.Named, depth - 1);
    }

    private void WriteArguments(FieldDefinition field)
    {
        var given = field.Arguments.Where(argument => Chance(argument.IsRequired ? 95 : 40)).ToArray();
        if (given.Length == 0)
            return;
        Add("(");
        foreach (var argument in given)
            Add($"{argument.Name}: ").WriteValue(argument.Type, 3, constant: false).Add(" ");
        Add(")");
    }

    private void WriteDirectives()
    {
        if (Chance(92))
            return;
        // The reference implementation does not know yet that a subscription's root takes no conditions.
        string[] conditions = _hasSubscription ? [] : ["@skip(if: true)", "@include(if: $b)", "@skip"];
        Add(Pick([.. conditions, "@onField", "@mark(note: \"x\") @mark(note: null)"])).Add(" ");
    }

    private RandomDocument WriteValue(GraphQLType type, int depth, bool constant)
    {
        if (!constant && Chance(12))
            return Add($"${Pick(Variables)}");
        if (Chance(type.IsNonNull ? 2 : 8))
            return Add("null");
        if (type.NullableType is ListType list && Chance(80))
            return WriteList(list, depth, constant);
        return type.Named is InputObjectType input && depth > 0 ? WriteObject(input, depth, constant) : Add(Leaf(Chance(95) ? type.Named.Name : "Color"));
    }

    private RandomDocument WriteList(ListType list, int depth, bool constant)
    {
        Add("[");
        for (var count = random.Next(3); count > 0; count--)
            WriteValue(list.OfType, depth - 1, constant).Add(" ");
        return Add("]");
    }

    private RandomDocument WriteObject(InputObjectType type, int depth, bool constant)
    {
        Add("{");
        var fields = type.IsOneOf && Chance(85) ? [Pick(type.Fields)] : type.Fields.Where(field => Chance(field.IsRequired ? 95 : 40)).ToArray();
        foreach (var field in fields)
            Add($"{field.Name}: ").WriteValue(field.Type, depth - 1, constant).Add(" ");
        return Add("}");
    }

    private string Leaf(string type) => type switch
    {
        "Int" => Pick(["0", "-7", "2147483647", "2147483648", "1.5"]),
        "Float" => Pick(["1", "1.5", "-2e10", "1e400", "\"1\""]),
        "Boolean" => Pick(["true", "false", "1"]),
        "ID" => Pick(["\"x\"", "12", "1.0", "true"]),
        "Color" => Pick(["RED", "GREEN", "BLUE", "\"RED\"", "true"]),
        "String" => Pick(["\"text\"", "\"\\u00e9 \\u{1F600}\"", "\"\"\"block \\\"\"\" \n  text\"\"\"", "\"\"", "RED", "7"]),
        _ => random.Next(3).ToString(CultureInfo.InvariantCulture),
    };
}
