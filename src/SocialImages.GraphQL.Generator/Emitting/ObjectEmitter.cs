using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal static class ObjectEmitter
{
    public static string ClassOf(ITypeSymbol type) => $"Type_{Symbols.Identifier(type)}";

    public static void Emit(SourceWriter writer, ObjectModel model, IReadOnlyList<ITypeSymbol> abstractTypes)
    {
        writer.Open($"internal static class {ClassOf(model.Type)}");
        writer.Open($"public static ObjectDeclaration Declare() => new(typeof({Symbols.FullName(model.Type)}), {Symbols.Literal(model.Name)})");
        EmitHead(writer, model.Type, model.Description, model.IsExplicit, abstractTypes);
        FieldEmitter.EmitAuthorize(writer, model.Type);
        if (model.Node is not null)
            writer.Line($"Node = {FieldEmitter.Node(model.Node)},");
        var configures = model.Extensions.Where(static e => ConfigureReader.Find(e) is not null).Select(static e => $"{Symbols.FullName(e)}.ConfigureDeclaration(declaration);").ToArray();
        if (configures.Length > 0)
            writer.Line($"Configure = static declaration => {{ {string.Join(" ", configures)} }},");
        EmitFields(writer, model.Fields, resolves: true);
        writer.Close("};").Close().Line();
    }

    public static void EmitInterface(SourceWriter writer, InterfaceModel model, IReadOnlyList<ITypeSymbol> abstractTypes)
    {
        writer.Open($"internal static class {ClassOf(model.Type)}");
        writer.Open($"public static InterfaceDeclaration Declare() => new(typeof({Symbols.FullName(model.Type)}), {Symbols.Literal(model.Name)})");
        EmitHead(writer, model.Type, model.Description, model.IsExplicit, abstractTypes);
        EmitFields(writer, model.Fields, resolves: false);
        writer.Close("};").Close().Line();
    }

    /// <summary>The part of the extension class that its <c>Configure</c> needs to exist.</summary>
    public static string? Trampoline(INamedTypeSymbol extension, ITypeSymbol extended)
    {
        if (ConfigureReader.Find(extension) is null)
            return null;
        var type = Symbols.FullName(extended);
        var writer = SourceWriter.NewFile();
        writer.Line($"namespace {extension.ContainingNamespace.ToDisplayString()};").Line();
        writer.Open($"static partial class {extension.Name}");
        writer.Line($"static partial void Configure(global::SocialImages.GraphQL.Types.IObjectTypeDescriptor<{type}> descriptor);").Line();
        writer.Line("internal static void ConfigureDeclaration(global::SocialImages.GraphQL.Registration.ObjectDeclaration declaration) =>");
        writer.Line($"    Configure(new global::SocialImages.GraphQL.Registration.ObjectTypeDescriptor<{type}>(declaration));");
        writer.Close();
        return writer.ToString();
    }

    private static void EmitHead(SourceWriter writer, ITypeSymbol type, string? description, bool isExplicit, IReadOnlyList<ITypeSymbol> abstractTypes)
    {
        ArgumentEmitter.Set(writer, "Description", description);
        if (isExplicit)
            writer.Line("IsExplicit = true,");
        if (ArgumentReader.Cost(type) is { } cost)
            writer.Line($"Cost = {cost},");
        var targets = abstractTypes.Where(t => !SymbolEqualityComparer.Default.Equals(t, type) && Symbols.IsAssignableTo(type, t)).Select(static t => $"typeof({Symbols.FullName(t)})").ToArray();
        if (targets.Length > 0)
            writer.Line($"AssignableTo = [{string.Join(", ", targets)}],");
    }

    private static void EmitFields(SourceWriter writer, List<FieldModel> fields, bool resolves)
    {
        writer.Open("Fields =", "[");
        foreach (var field in fields)
            FieldEmitter.Emit(writer, field, resolves: resolves);
        writer.Close("],");
    }
}
