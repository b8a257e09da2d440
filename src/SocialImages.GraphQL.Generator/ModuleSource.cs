using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>The generated files of a module and what is wrong with its sources.</summary>
internal sealed class ModuleSource(ImmutableArray<(string Name, string Text)> files, ImmutableArray<Diagnostic> diagnostics) : IEquatable<ModuleSource>
{
    public ImmutableArray<(string Name, string Text)> Files => files;

    public ImmutableArray<Diagnostic> Diagnostics => diagnostics;

    public static ModuleSource? Create(
        Compilation compilation, ImmutableArray<RegistrationCall?> calls, ImmutableArray<string> documentationFiles, CancellationToken cancellationToken)
    {
        var attribute = compilation.Assembly.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.ToDisplayString() == "SocialImages.GraphQL.ModuleAttribute");
        if (Attributes.Text(attribute) is not { } name)
            return null;

        var types = SourceTypes.Read(compilation.Assembly, cancellationToken);
        var bindings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in calls.Where(static c => c!.Method == "BindRuntimeType"))
        {
            if (Resolve(compilation, call!.First) is { } bound)
                bindings[Symbols.FullName(bound)] = call.Second!;
        }

        var interfaces = calls.Where(static c => c!.Method != "BindRuntimeType").Select(c => Resolve(compilation, c!.First)).Where(static t => t is not null);
        var loaders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var method in types.DataLoaders)
            loaders["I" + DataLoaderReader.NameOf(method)] = DataLoaderReader.InterfaceOf(method);
        var context = new ReadingContext(new TypeMapper(bindings), new Documentation(ReadDocumentation(documentationFiles)), loaders);
        var module = new ModuleModel(name);
        new ModuleReader(module, types, context).Read(interfaces!, cancellationToken);
        return new ModuleSource([.. new ModuleEmitter(module).Emit()], [.. context.Diagnostics]);
    }

    public bool Equals(ModuleSource? other) =>
        other is not null && files.SequenceEqual(other.Files) && diagnostics.SequenceEqual(other.Diagnostics);

    public override bool Equals(object? obj) => Equals(obj as ModuleSource);

    public override int GetHashCode() => files.Length;

    private static ITypeSymbol? Resolve(Compilation compilation, string id) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) as ITypeSymbol;

    // Members by documentation id, from the documentation files of referenced projects.
    private static ImmutableDictionary<string, string> ReadDocumentation(ImmutableArray<string> texts)
    {
        var members = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var text in texts.Where(static t => t.Contains("<doc>")))
        {
            foreach (var member in Parse(text))
                members[(string)member.Attribute("name")!] = member.ToString();
        }

        return members.ToImmutable();
    }

    private static IEnumerable<XElement> Parse(string text)
    {
        try
        {
            return XDocument.Parse(text).Descendants("member").Where(static m => m.Attribute("name") is not null);
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
