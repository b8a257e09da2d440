using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialImages.Wholesome.Tests;

/// <summary>Small files, small methods, few comments: the house sizes of CONTRIBUTING.md.</summary>
public sealed class SizesTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;

    // A method above sixty lines, and why it reads better whole.
    private static readonly Dictionary<string, string> LongMethods = new()
    {
    };

    [Fact]
    public void Files_AreShort()
    {
        Findings.None($"A file has at most {LongestFile} lines", Repository.Sources
            .Where(source => source.Lines > LongestFile).Select(source => $"{source.Path}: {source.Lines}"));
        AssertSpread("lines of a file", [.. Repository.Product.Select(source => source.Lines)], median: 60, ninetieth: 200);
    }

    [Fact]
    public void Methods_AreShort()
    {
        var methods = Repository.Product
            .SelectMany(source => source.All<MethodDeclarationSyntax>().Select(method => (source, method, lines: BodyLines(method))))
            .Where(item => item.lines > 0).ToList();
        Findings.None($"A method has at most {LongestMethod} lines", methods
            .Where(item => item.lines > LongestMethod && !LongMethods.ContainsKey(item.method.Identifier.Text))
            .Select(item => $"{item.source.Where(item.method)} {item.method.Identifier.Text}: {item.lines}"));
        AssertSpread("lines of a method", [.. methods.Select(item => item.lines)], median: 6, ninetieth: 25);
    }

    [Fact]
    public void Comments_AreFewAndThere()
    {
        double lines = Repository.Product.Sum(source => source.Lines);
        var reasons = Repository.Product.Sum(source => source.Comments().Count());
        var documentation = Repository.Product.Sum(source => source.Text.Split('\n').Count(line => line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
        Assert.True(reasons / lines <= 0.06, $"{reasons} comments in {lines} lines: at most 6 % are wanted, for reasons only");
        Assert.InRange((reasons + documentation) / lines, 0.01, 0.10);
    }

    private static void AssertSpread(string what, List<int> values, int median, int ninetieth)
    {
        values.Sort();
        Assert.NotEmpty(values);
        Assert.True(values[values.Count / 2] <= median, $"the median of {what} is {values[values.Count / 2]}, wanted ≤ {median}");
        Assert.True(values[values.Count * 9 / 10] <= ninetieth, $"nine in ten {what} are ≤ {values[values.Count * 9 / 10]}, wanted ≤ {ninetieth}");
    }

    private static int BodyLines(MethodDeclarationSyntax method) =>
        ((SyntaxNode?)method.Body ?? method.ExpressionBody) is not { } body ? 0
        : body.GetLocation().GetLineSpan() is var span ? span.EndLinePosition.Line - span.StartLinePosition.Line + (body is BlockSyntax ? -1 : 1) : 0;
}
