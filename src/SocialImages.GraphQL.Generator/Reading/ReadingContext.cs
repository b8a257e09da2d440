using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>What the readers share while a module is read.</summary>
internal sealed class ReadingContext(TypeMapper mapper, Documentation documentation, IReadOnlyDictionary<string, string> dataLoaders)
{
    public TypeMapper Mapper => mapper;

    public Documentation Documentation => documentation;

    /// <summary>Full names of generated data loader interfaces by their names: in the compilation they do not exist yet.</summary>
    public IReadOnlyDictionary<string, string> DataLoaders => dataLoaders;

    /// <summary>Types that are refetchable by id.</summary>
    public HashSet<ITypeSymbol> Nodes { get; } = new(SymbolEqualityComparer.Default);

    public Queue<(ITypeSymbol Type, bool Output)> Found { get; } = new();

    public List<Diagnostic> Diagnostics { get; } = [];

    public void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params object[] arguments) =>
        Diagnostics.Add(Diagnostic.Create(descriptor, Symbols.LocationOf(symbol), arguments));

    public void Discover(MappedType type, bool output)
    {
        if (type.Name is null)
            Found.Enqueue((type.Named, output));
    }
}
