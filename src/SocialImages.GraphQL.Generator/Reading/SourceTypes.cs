using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>The attributed classes of the assembly under compilation.</summary>
internal sealed class SourceTypes
{
    public List<(string Root, INamedTypeSymbol Type)> Roots { get; } = [];

    public Dictionary<ITypeSymbol, List<INamedTypeSymbol>> Extensions { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Names given to interfaces of other assemblies by <c>[InterfaceType&lt;T&gt;("Name")]</c>.</summary>
    public Dictionary<ITypeSymbol, string> InterfaceNames { get; } = new(SymbolEqualityComparer.Default);

    public List<INamedTypeSymbol> Explicit { get; } = [];

    public List<IMethodSymbol> DataLoaders { get; } = [];

    public static SourceTypes Read(IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        var types = new SourceTypes();
        types.AddNamespace(assembly.GlobalNamespace, cancellationToken);
        return types;
    }

    private void AddNamespace(INamespaceSymbol space, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var type in space.GetTypeMembers())
            Add(type);
        foreach (var child in space.GetNamespaceMembers())
            AddNamespace(child, cancellationToken);
    }

    private void Add(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
            AddAttributed(type, attribute);
        DataLoaders.AddRange(type.GetMembers().OfType<IMethodSymbol>().Where(static m => Attributes.Has(m, "DataLoader")));
        foreach (var nested in type.GetTypeMembers())
            Add(nested);
    }

    private void AddAttributed(INamedTypeSymbol type, AttributeData attribute)
    {
        var name = attribute.AttributeClass?.Name;
        if (name is "QueryTypeAttribute" or "MutationTypeAttribute" or "SubscriptionTypeAttribute")
            Roots.Add((name.Substring(0, name.Length - "TypeAttribute".Length), type));
        else if (name == "ObjectTypeAttribute" && Attributes.TypeArgument(attribute) is { } extended)
            Extend(extended, type);
        else if (name == "InterfaceTypeAttribute" && Attributes.TypeArgument(attribute) is { } named)
            InterfaceNames[named] = Attributes.Text(attribute) ?? TypeNames.Of(named);
        else if (name is "ObjectTypeAttribute" or "NodeAttribute" or "InterfaceTypeAttribute" or "UnionTypeAttribute" or "EnumTypeAttribute" or "InputObjectTypeAttribute")
            Explicit.Add(type);
    }

    private void Extend(ITypeSymbol extended, INamedTypeSymbol extension)
    {
        if (!Extensions.TryGetValue(extended, out var list))
            Extensions[extended] = list = [];
        list.Add(extension);
    }
}
