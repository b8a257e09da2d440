using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal static class InputEmitter
{
    public static string ClassOf(ITypeSymbol type) => $"Input_{Symbols.Identifier(type)}";

    public static void Emit(SourceWriter writer, InputModel model)
    {
        writer.Open($"internal static class {ClassOf(model.Type)}");
        writer.Open($"public static InputDeclaration Declare() => new(typeof({Symbols.FullName(model.Type)}), {Symbols.Literal(model.Name)})");
        writer.Line($"Description = {Symbols.Literal(model.Description)},");
        writer.Line($"IsOneOf = {(model.IsOneOf ? "true" : "false")},");
        writer.Open("Fields =", "[");
        foreach (var field in model.Fields)
            ArgumentEmitter.Emit(writer, field);
        writer.Close("],").Close("};").Line();
        EmitRead(writer, model);
        writer.Close().Line();
    }

    private static void EmitRead(SourceWriter writer, InputModel model)
    {
        var type = (INamedTypeSymbol)model.Type;
        var name = Symbols.FullName(type);
        writer.Open($"public static {name} Read(ValueNode literal, InputReader r)");
        for (var i = 0; i < model.Fields.Count; i++)
            EmitField(writer, model.Fields[i], i);
        var constructor = InputShape.Constructor(type);
        var arguments = constructor?.Parameters.Select(p => $"v{IndexOf(model, p)}") ?? [];
        var rest = Enumerable.Range(0, model.Fields.Count)
            .Where(i => constructor is null || !constructor.Parameters.Any(p => InputShape.Matches(p, (IPropertySymbol)model.Fields[i].Symbol!)))
            .Select(i => $"{model.Fields[i].Member} = v{i}")
            .ToArray();
        var initializer = rest.Length == 0 ? "" : $" {{ {string.Join(", ", rest)} }}";
        writer.Line($"return new {name}({string.Join(", ", arguments)}){initializer};").Close();
    }

    private static int IndexOf(InputModel model, IParameterSymbol parameter) =>
        model.Fields.FindIndex(field => InputShape.Matches(parameter, (IPropertySymbol)field.Symbol!));

    private static void EmitField(SourceWriter writer, ArgumentModel field, int index)
    {
        var n = $"InputReader.Field(literal, {Symbols.Literal(field.Name)})";
        var type = Symbols.FullName(field.Declared);
        if (Wrappers.OptionalValue(field.Declared) is { } value)
        {
            var read = InputExpressions.ReadNullable(value, field.Type, field.IdOf);
            writer.Line($"var v{index} = {n} is {{ }} n{index} ? Known{index}(n{index}, r) : default({type});");
            writer.Line($"static {type} Known{index}(ValueNode n, InputReader r) => new({read});");
            return;
        }

        var missing = field.DefaultExpression ?? $"default({type})";
        writer.Line($"{type} v{index} = {n} is {{ }} n{index} ? Known{index}(n{index}, r) : {missing};");
        writer.Line($"static {type} Known{index}(ValueNode n, InputReader r) => {InputExpressions.ReadNullable(field.Declared, field.Type, field.IdOf)};");
    }
}
