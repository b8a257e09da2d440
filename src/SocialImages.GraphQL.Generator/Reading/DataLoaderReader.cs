using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads methods that load many values by key.</summary>
internal static class DataLoaderReader
{
    public static string NameOf(IMethodSymbol method) => Attributes.Text(method, "DataLoader") is { } given
        ? (given.EndsWith("DataLoader", StringComparison.Ordinal) ? given : given + "DataLoader")
        : Naming.DataLoader(method.Name);

    public static string InterfaceOf(IMethodSymbol method)
    {
        var space = method.ContainingType.ContainingNamespace;
        return $"global::{(space.IsGlobalNamespace ? "" : space.ToDisplayString() + ".")}I{NameOf(method)}";
    }

    public static DataLoaderModel? Read(IMethodSymbol method, ReadingContext context)
    {
        var result = Wrappers.TaskResult(method.ReturnType) as INamedTypeSymbol;
        if (!method.IsStatic || result is null || method.Parameters.Length == 0 || Wrappers.ListItem(method.Parameters[0].Type) is not { } key
            || ValueOf(result) is not var (value, kind))
        {
            context.Report(Diagnostics.BadDataLoader, method, method.Name);
            return null;
        }

        var space = method.ContainingType.ContainingNamespace;
        var access = method.ContainingType.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        var parameters = method.Parameters.Skip(1).Select(Parameter).ToList();
        return new DataLoaderModel(
            method, NameOf(method), space.IsGlobalNamespace ? "" : space.ToDisplayString(), access, key, Symbols.FullNameWithNullability(value), kind, parameters);
    }

    private static (ITypeSymbol Value, DataLoaderKind Kind)? ValueOf(INamedTypeSymbol result)
    {
        var dictionary = Generic(result, "IReadOnlyDictionary") ?? Generic(result, "IDictionary");
        if (dictionary is not null)
            return (dictionary.TypeArguments[1], DataLoaderKind.Batch);
        return Generic(result, "ILookup") is { } lookup ? (lookup.TypeArguments[1], DataLoaderKind.Group) : null;
    }

    private static INamedTypeSymbol? Generic(INamedTypeSymbol type, string name) =>
        type.Name == name ? type : type.AllInterfaces.FirstOrDefault(i => i.Name == name && i.TypeArguments.Length == 2);

    private static BoundParameter Parameter(IParameterSymbol parameter)
    {
        var type = Symbols.FullName(parameter.Type);
        if (type == "global::System.Threading.CancellationToken")
            return new BoundParameter("cancellationToken");
        if (type == "global::System.IServiceProvider")
            return new BoundParameter("services");
        const string Extensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";
        return new BoundParameter($"{Extensions}.GetRequiredService<{type}>(services)", parameter.Type);
    }
}
