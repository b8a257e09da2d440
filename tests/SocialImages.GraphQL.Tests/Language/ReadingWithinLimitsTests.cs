using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Tests.Language;

public sealed class ReadingWithinLimitsTests
{
    [Fact]
    public void Fields_2048Pass_OneMoreIsRefusedAtItsPlace()
    {
        Assert.Equal(2048, Utf8GraphQLParser.Parse(Aliases(2048)).FieldCount);

        var exception = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(Aliases(3000)));
        Assert.Equal("The GraphQL request document contains more than 2048 fields. Parsing aborted.", exception.Message);
        Assert.Equal((1, 33708), (exception.Line, exception.Column));
    }

    [Fact]
    public void Directives_FourPass_FiveAreRefused()
    {
        Utf8GraphQLParser.Parse("{ a @a @b @c @d }");

        var exception = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a @a @b @c @d @e }"));
        Assert.Equal("A location in the GraphQL document contains more than 4 directives. Parsing aborted.", exception.Message);
    }

    [Fact]
    public void Selections_200DeepPass_OneMoreIsRefusedAtItsPlace()
    {
        Utf8GraphQLParser.Parse(Nested("{a", 200, "}"));

        var exception = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(Nested("{a", 250, "}")));
        Assert.Equal("Document exceeds the maximum allowed recursion depth of 200. Parsing aborted.", exception.Message);
        Assert.Equal((1, 401), (exception.Line, exception.Column));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    public void Values_10000Deep_AreRefused(string open, string close) =>
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a(b: " + Nested(open, 10_000, close) + ") }"));

    [Fact]
    public void ListTypes_10000Deep_AreRefused() =>
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("query($a: " + Nested("[", 10_000, "]") + ") { a }"));

    [Fact]
    public void Tokens_OverBudget_AreRefused()
    {
        Utf8GraphQLParser.Parse("{ a }", new ParserOptions { MaxAllowedTokens = 3 });

        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a }", new ParserOptions { MaxAllowedTokens = 2 }));
    }

    [Fact]
    public void Nodes_OverBudget_AreRefused()
    {
        Utf8GraphQLParser.Parse("{ a }", new ParserOptions { MaxAllowedNodes = 5 });

        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a }", new ParserOptions { MaxAllowedNodes = 4 }));
    }

    [Fact]
    public void Bytes_OverBudget_AreRefused()
    {
        Utf8GraphQLParser.Parse("{ a }", new ParserOptions { MaxAllowedBytes = 5 });

        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a }", new ParserOptions { MaxAllowedBytes = 4 }));
    }

    [Fact]
    public void Megabyte_OfCommasAndComments_IsRead() =>
        Assert.Single(Utf8GraphQLParser.Parse("{ a " + string.Concat(Enumerable.Repeat(",,#x\n", 200_000)) + "}").Definitions);

    private static string Aliases(int count) => "{" + string.Join(" ", Enumerable.Range(0, count).Select(static index => $"a{index}:__typename")) + "}";

    private static string Nested(string open, int depth, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));
}
