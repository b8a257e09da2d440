using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal static class ArgumentEmitter
{
    public static void Emit(SourceWriter writer, ArgumentModel model)
    {
        var read = InputExpressions.Read(model.Declared, model.Type, model.IdOf);
        writer.Open($"new({Symbols.Literal(model.Name)}, {TypeRef(model.Type)}, static (n, r) => {read})");
        Set(writer, "Member", model.Member);
        Set(writer, "Description", model.Description);
        Set(writer, "DeprecationReason", model.DeprecationReason);
        Set(writer, "DefaultValue", model.DefaultLiteral);
        if (model.Cost is not null)
            writer.Line($"Cost = {model.Cost},");
        writer.Close("},");
    }

    public static void Set(SourceWriter writer, string property, string? value)
    {
        if (value is not null)
            writer.Line($"{property} = {Symbols.Literal(value)},");
    }

    public static string TypeRef(MappedType type)
    {
        var name = type.Name is null ? "" : $", {Symbols.Literal(type.Name)}";
        return $"new TypeRef(typeof({Symbols.FullName(type.Named)}), {Symbols.Literal(type.Shape)}{name})";
    }
}
