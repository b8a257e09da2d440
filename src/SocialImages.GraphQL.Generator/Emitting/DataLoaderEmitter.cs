using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal static class DataLoaderEmitter
{
    private const string Space = "global::SocialImages.GraphQL.DataLoader";

    public static string Emit(DataLoaderModel loader)
    {
        var writer = SourceWriter.NewFile();
        if (loader.Namespace.Length > 0)
            writer.Line($"namespace {loader.Namespace};").Line();
        var key = Symbols.FullName(loader.Key);
        var value = loader.Kind == DataLoaderKind.Group ? loader.Value + "[]" : loader.Value;
        writer.Line($"{loader.Accessibility} interface I{loader.Name} : {Space}.IDataLoader<{key}, {value}>;").Line();
        var baseType = loader.Kind == DataLoaderKind.Group ? $"GroupedDataLoader<{key}, {loader.Value}>" : $"BatchDataLoader<{key}, {value}>";
        writer.Line($"{loader.Accessibility} sealed class {loader.Name}({Space}.DataLoaderContext context)");
        writer.Open($"    : {Space}.{baseType}(context), I{loader.Name}");
        EmitLoad(writer, loader, key);
        writer.Close();
        return writer.ToString();
    }

    public static string Registration(DataLoaderModel loader)
    {
        var prefix = loader.Namespace.Length == 0 ? "global::" : $"global::{loader.Namespace}.";
        return $"{Space}.DataLoaderRegistration.Add<{prefix}I{loader.Name}, {prefix}{loader.Name}>(builder.Services, static context => new {prefix}{loader.Name}(context));";
    }

    private static void EmitLoad(SourceWriter writer, DataLoaderModel loader, string key)
    {
        var result = loader.Kind == DataLoaderKind.Group
            ? $"global::System.Linq.ILookup<{key}, {loader.Value}>"
            : $"global::System.Collections.Generic.IReadOnlyDictionary<{key}, {loader.Value}>";
        writer.Line($"protected override async global::System.Threading.Tasks.Task<{result}> LoadBatchAsync(");
        writer.Line($"    global::System.Collections.Generic.IReadOnlyList<{key}> keys, global::System.IServiceProvider services, global::System.Threading.CancellationToken cancellationToken) =>");
        var arguments = string.Join("", loader.Parameters.Select(static p => ", " + p.Expression));
        var keys = Keys(loader.Method.Parameters[0].Type, key);
        var method = $"{Symbols.FullName(loader.Method.ContainingType)}.{loader.Method.Name}";
        writer.Line($"    {Convert(loader)}(await {method}({keys}{arguments}));");
    }

    // IDictionary is no IReadOnlyDictionary.
    private static string Convert(DataLoaderModel loader)
    {
        var result = Wrappers.TaskResult(loader.Method.ReturnType) as INamedTypeSymbol;
        var isDictionaryInterface = loader.Kind == DataLoaderKind.Batch && result is { Name: "IDictionary" };
        return isDictionaryInterface ? $"new global::System.Collections.Generic.Dictionary<{Symbols.FullName(loader.Key)}, {loader.Value}>" : "";
    }

    private static string Keys(ITypeSymbol type, string key) => type switch
    {
        IArrayTypeSymbol => "global::System.Linq.Enumerable.ToArray(keys)",
        INamedTypeSymbol { Name: "List" } => $"new global::System.Collections.Generic.List<{key}>(keys)",
        _ => "keys",
    };
}
