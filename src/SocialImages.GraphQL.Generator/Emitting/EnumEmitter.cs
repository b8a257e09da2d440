using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal static class EnumEmitter
{
    public static string ClassOf(ITypeSymbol type) => $"Enum_{Symbols.Identifier(type)}";

    public static void Emit(SourceWriter writer, EnumModel model)
    {
        var type = Symbols.FullName(model.Type);
        writer.Open($"internal static class {ClassOf(model.Type)}");
        writer.Open($"public static EnumDeclaration Declare() => new(typeof({type}), {Symbols.Literal(model.Name)})");
        writer.Line($"Description = {Symbols.Literal(model.Description)},");
        writer.Open("Values =", "[");
        foreach (var value in model.Values)
        {
            writer.Line($"new({Symbols.Literal(value.Name)}, {type}.{value.Member}, {Symbols.Literal(value.Description)}, {Symbols.Literal(value.DeprecationReason)}),");
        }

        writer.Close("],").Close("};").Line();
        EmitRead(writer, model, type);
        EmitWrite(writer, model, type);
        writer.Close().Line();
    }

    private static void EmitRead(SourceWriter writer, EnumModel model, string type)
    {
        writer.Open($"public static {type} Read(ValueNode n) => InputReader.EnumName(n) switch");
        foreach (var value in model.Values)
            writer.Line($"{Symbols.Literal(value.Name)} => {type}.{value.Member},");
        writer.Line($"_ => throw InputReader.NotInEnum(n, {Symbols.Literal(model.Name)}),").Close("};").Line();
    }

    private static void EmitWrite(SourceWriter writer, EnumModel model, string type)
    {
        writer.Open($"public static bool Write(ResultWriter w, {type} value) => value switch");
        foreach (var value in model.Values)
            writer.Line($"{type}.{value.Member} => w.WriteName(\"{value.Name}\"u8),");
        writer.Line($"_ => throw ResultWriter.NotInEnum({Symbols.Literal(model.Name)}, value),").Close("};").Line();
        writer.Line($"public static bool Write(ResultWriter w, {type}? value) => value is {{ }} known && Write(w, known);");
    }
}
