using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Writes all files of a module.</summary>
internal sealed class ModuleEmitter(ModuleModel module)
{
    private readonly List<ITypeSymbol> _abstractTypes = [.. module.Interfaces.Keys, .. module.Unions.Keys];

    private string Space => $"SocialImages.GraphQL.Generated.{module.Name}";

    public IEnumerable<(string Name, string Text)> Emit()
    {
        yield return ("Registration.g.cs", Registration());
        yield return ("Roots.g.cs", File(Roots));
        yield return ("Objects.g.cs", File(writer => EmitAll(module.Objects.Values, model => ObjectEmitter.Emit(writer, model, _abstractTypes))));
        yield return ("Interfaces.g.cs", File(writer => EmitAll(module.Interfaces.Values, model => ObjectEmitter.EmitInterface(writer, model, _abstractTypes))));
        yield return ("Inputs.g.cs", File(writer => EmitAll(module.Inputs.Values, model => InputEmitter.Emit(writer, model))));
        yield return ("Enums.g.cs", File(writer => EmitAll(module.Enums.Values, model => EnumEmitter.Emit(writer, model))));
        foreach (var loader in module.DataLoaders)
            yield return ($"{loader.Namespace}.{loader.Name}.g.cs", DataLoaderEmitter.Emit(loader));
        foreach (var model in module.Objects.Values)
        {
            foreach (var extension in model.Extensions)
            {
                if (ObjectEmitter.Trampoline(extension, model.Type) is { } text)
                    yield return ($"{Symbols.Identifier(extension)}.Configure.g.cs", text);
            }
        }
    }

    private static void EmitAll<T>(IEnumerable<T> models, Action<T> emit)
    {
        foreach (var model in models)
            emit(model);
    }

    private string File(Action<SourceWriter> body)
    {
        var writer = SourceWriter.NewFile();
        writer.Line("using SocialImages.GraphQL.Execution.Resolvers;")
            .Line("using SocialImages.GraphQL.Execution.Results;")
            .Line("using SocialImages.GraphQL.Language;")
            .Line("using SocialImages.GraphQL.Registration;")
            .Line()
            .Line($"namespace {Space};")
            .Line();
        body(writer);
        return writer.ToString();
    }

    private void Roots(SourceWriter writer)
    {
        writer.Open("internal static class Roots");
        foreach (var root in module.Roots)
        {
            writer.Open($"public static FieldDeclaration[] {root.Key}() =>", "[");
            foreach (var field in root.Value)
                FieldEmitter.Emit(writer, field, isRoot: true);
            writer.Close("];").Line();
        }

        writer.Close();
    }

    private string Registration()
    {
        var writer = SourceWriter.NewFile();
        writer.Line("using global::SocialImages.GraphQL.Execution;").Line($"using global::{Space};").Line();
        writer.Line("namespace Microsoft.Extensions.DependencyInjection;").Line();
        writer.Line("/// <summary>Registers the GraphQL types of this assembly.</summary>");
        writer.Open($"internal static class {module.Name}RequestExecutorBuilderExtensions");
        writer.Open($"public static IRequestExecutorBuilder Add{module.Name}(this IRequestExecutorBuilder builder)");
        foreach (var loader in module.DataLoaders)
            writer.Line(DataLoaderEmitter.Registration(loader));
        writer.Line("return global::SocialImages.GraphQL.Registration.TypeModuleRegistration.AddModule(builder, Declare);").Close().Line();
        EmitDeclare(writer);
        writer.Close();
        return writer.ToString();
    }

    private void EmitDeclare(SourceWriter writer)
    {
        writer.Open("private static void Declare(global::SocialImages.GraphQL.Registration.TypeModule module)");
        foreach (var root in module.Roots.Where(static root => root.Value.Count > 0))
            writer.Line($"module.AddRoot(global::SocialImages.GraphQL.Language.OperationType.{root.Key}, Roots.{root.Key}());");
        foreach (var type in module.Objects.Keys.Concat(module.Interfaces.Keys))
            writer.Line($"module.Add({ObjectEmitter.ClassOf(type)}.Declare());");
        foreach (var union in module.Unions.Values)
            writer.Line($"module.Add(new global::SocialImages.GraphQL.Registration.UnionDeclaration(typeof({Symbols.FullName(union.Type)}), {Symbols.Literal(union.Name)}) {{ Description = {Symbols.Literal(union.Description)}, IsExplicit = true }});");
        foreach (var type in module.Inputs.Keys)
            writer.Line($"module.Add({InputEmitter.ClassOf(type)}.Declare());");
        foreach (var type in module.Enums.Keys)
            writer.Line($"module.Add({EnumEmitter.ClassOf(type)}.Declare());");
        writer.Close();
    }
}
