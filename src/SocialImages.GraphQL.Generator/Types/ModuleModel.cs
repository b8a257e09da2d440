using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Everything an assembly brings to a schema.</summary>
internal sealed class ModuleModel(string name)
{
    public string Name => name;

    public Dictionary<string, List<FieldModel>> Roots { get; } = new() { ["Query"] = [], ["Mutation"] = [], ["Subscription"] = [] };

    public Dictionary<ITypeSymbol, ObjectModel> Objects { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<ITypeSymbol, InterfaceModel> Interfaces { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<ITypeSymbol, UnionModel> Unions { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<ITypeSymbol, EnumModel> Enums { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<ITypeSymbol, InputModel> Inputs { get; } = new(SymbolEqualityComparer.Default);

    public List<DataLoaderModel> DataLoaders { get; } = [];
}
