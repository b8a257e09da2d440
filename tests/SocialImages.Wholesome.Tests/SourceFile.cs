using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialImages.Wholesome.Tests;

internal sealed class SourceFile
{
    /// <summary>Types that netstandard2.0 lacks, under the names and namespaces that the compiler looks for.</summary>
    public const string Polyfills = "Polyfills";

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
    private readonly Lazy<string> _text;
    private readonly Lazy<CompilationUnitSyntax> _syntax;

    public SourceFile(string path)
    {
        Path = path;
        _text = new(() => Repository.Read(path));
        _syntax = new(() => CSharpSyntaxTree.ParseText(Text, Options, path).GetCompilationUnitRoot());
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Text => _text.Value;

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>The project's folder, such as src/SocialImages.Domain.</summary>
    public string Project => string.Join('/', Path.Split('/').Take(2));

    /// <summary>The first folder within the project: a room; empty for a file beside the rooms.</summary>
    public string Room => Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    public IEnumerable<BaseTypeDeclarationSyntax> Types => All<BaseTypeDeclarationSyntax>();

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => _syntax.Value.DescendantNodes().OfType<T>();

    public IEnumerable<SyntaxTrivia> Comments() =>
        _syntax.Value.DescendantTrivia(descendIntoTrivia: false).Where(trivia => trivia.Kind()
            is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);

    /// <summary>Names of namespaces the file uses: its usings, and dotted names in the code that begin with the given word.</summary>
    public IEnumerable<string> NamesUnder(string first) =>
        All<NameSyntax>().Select(name => name.ToString()).Concat(All<MemberAccessExpressionSyntax>().Select(access => access.ToString()))
            .Where(name => name == first || name.StartsWith(first + ".", StringComparison.Ordinal));

    public string Where(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
