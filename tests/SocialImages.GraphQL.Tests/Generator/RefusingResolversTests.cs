using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocialImages.GraphQL.Generator;

namespace SocialImages.GraphQL.Tests.Generator;

public sealed class RefusingResolversTests
{
    private const string Head = """
        using System; using System.Collections.Generic; using System.Threading.Tasks;
        using SocialImages.GraphQL; using SocialImages.GraphQL.Types; using SocialImages.GraphQL.Types.Relay; using SocialImages.GraphQL.DataLoader;
        [assembly: Module("Broken")]

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator).Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    [Theory]
    [InlineData("SIGQL001", "[QueryType] public static partial class Q { public static int A(IMissingDataLoader x) => 1; }")]
    [InlineData("SIGQL002", "[QueryType] public static partial class Q { public static int A(TimeSpan? ok, (int, int) tuple) => 1; }")]
    [InlineData("SIGQL003", "[QueryType] public static partial class Q { public static Action A() => null!; }")]
    [InlineData("SIGQL004", "[QueryType] public partial class Q { public int A() => 1; }")]
    [InlineData("SIGQL005", "public static class L { [DataLoader] public static Task<int> GetA(int key) => null!; }")]
    [InlineData("SIGQL006", "[SubscriptionType] public static partial class S { [Subscribe(With = \"Nothing\")] public static int OnA([EventMessage] int m) => m; }")]
    [InlineData("SIGQL007", "[MutationType] public static partial class M { [Error<string>] public static int A() => 1; }")]
    [InlineData("SIGQL008", "public sealed record P(int Id); [QueryType] public static partial class Q { [NodeResolver] public static P? GetP(TimeSpan key) => null; }")]
    [InlineData("SIGQL009", "public sealed record P(int Id); [ObjectType<P>] public static class T { public static int GetA([Parent] P p) => 1; }")]
    [InlineData("SIGQL009", "public sealed record P(int Id); public static partial class Outer { [ObjectType<P>] public static partial class T { public static int GetA([Parent] P p) => 1; } }")]
    [InlineData("SIGQL003", "[MutationType] public static partial class M { public static int A() => 1; public static void DoNothing() { } }")]
    [InlineData("SIGQL003", "[QueryType] public static partial class Q { public static object GetAnything() => 1; }")]
    [InlineData("SIGQL006", "[SubscriptionType] public static partial class S { [Subscribe] public static int OnA() => 1; }")]
    [InlineData("SIGQL006", "[SubscriptionType] public static partial class S { public static int OnA([EventMessage] int m) => m; }")]
    [InlineData("SIGQL006", "[SubscriptionType] public static partial class S { [Subscribe] [Topic(\"{missing}_a\")] public static int OnA(string other, [EventMessage] int m) => m; }")]
    [InlineData("SIGQL011", "[QueryType] public static partial class Q { [UsePaging] public static int A() => 1; }")]
    [InlineData("SIGQL011", "[QueryType] public static partial class Q { [UsePaging] public static IAsyncEnumerable<int> A() => null!; }")]
    [InlineData("SIGQL012", "public sealed record P(int Id); public sealed record R(int Id); [ObjectType<P>] public static partial class T { public static int GetA([Parent] R r) => 1; }")]
    [InlineData("SIGQL010", "[QueryType] public static partial class Q { public static int A(ref int x) => 1; }")]
    [InlineData("SIGQL013", "public sealed record P(int Id); [QueryType] public static partial class Q { [NodeResolver] public static P? GetP(int id) => null; [NodeResolver] public static P? GetOther(int id) => null; }")]
    [InlineData("SIGQL013", "public sealed record P(int Id); [QueryType] public static partial class Q { [NodeResolver] public static P? GetP(int id) => null; } [ObjectType<P>] public static partial class T { [NodeResolver] public static Task<P?> GetOther(int id) => null!; }")]
    [InlineData("SIGQL013", "[Node] public sealed record P(int Id) { public static P? Get(int id) => null; } [QueryType] public static partial class Q { [NodeResolver] public static P? GetP(int id) => null; }")]
    [InlineData("SIGQL003", "[QueryType] public static partial class Q { public static FieldResult<int, Exception> A() => 1; }")]
    public void BrokenSource_IsReportedWhereItStands(string id, string source)
    {
        var diagnostics = Run(source);

        var diagnostic = Assert.Single(diagnostics, diagnostic => diagnostic.Id == id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.True(diagnostic.Location.IsInSource);
    }

    [Fact]
    public void GoodSource_IsNotReported() =>
        Assert.Empty(Run("public sealed record P(int Id); [QueryType] public static partial class Q { [NodeResolver] public static P? GetP(int key, IServiceProvider s) => null; }"));

    [Theory]
    [InlineData("[Node] public sealed record P(int Id) { [NodeResolver] public static P? Get(int id) => null; } [QueryType] public static partial class Q { public static P A() => new(1); }")]
    [InlineData("public sealed record P(int Id); public sealed record R(int Id); [QueryType] public static partial class Q { [NodeResolver] public static P? GetP(int id) => null; [NodeResolver] public static R? GetR(int id) => null; }")]
    public void OneNodeResolverEach_IsNotReported(string source) => Assert.Empty(Run(source));

    private static ImmutableArray<Diagnostic> Run(string source)
    {
        var compilation = CSharpCompilation.Create("broken", [CSharpSyntaxTree.ParseText(Head + source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = CSharpGeneratorDriver.Create(new GraphQLGenerator()).RunGenerators(compilation).GetRunResult();
        Assert.Null(result.Results[0].Exception);
        return result.Diagnostics;
    }
}
