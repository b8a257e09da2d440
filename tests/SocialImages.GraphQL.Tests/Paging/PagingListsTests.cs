using SocialImages.GraphQL.Tests.Execution;

namespace SocialImages.GraphQL.Tests.Paging;

public sealed class PagingListsTests
{
    [Theory]
    [InlineData("first: 2", "[0,1]", "true", "false")]
    [InlineData("first: 2, after: \"MQ==\"", "[2,3]", "true", "true")]
    [InlineData("last: 2", "[98,99]", "false", "true")]
    [InlineData("last: 2, before: \"Mw==\"", "[1,2]", "true", "true")]
    [InlineData("first: 3, last: 1", "[2]", "true", "true")]
    [InlineData("first: 0", "[]", "true", "false")]
    [InlineData("first: 2, after: \"OTk=\"", "[]", "false", "true")]
    [InlineData("first: 2, after: \"MjE0NzQ4MzY0Nw==\"", "[]", "false", "true")]
    [InlineData("last: 2, before: \"MjE0NzQ4MzY0Nw==\"", "[98,99]", "false", "true")]
    public async Task Page_IsCut(string arguments, string nodes, string next, string previous)
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync($"{{ numbers({arguments}) {{ nodes pageInfo {{ hasNextPage hasPreviousPage }} totalCount }} }}");

        Assert.Equal(
            $$$"""{"data":{"numbers":{"nodes":{{{nodes}}},"pageInfo":{"hasNextPage":{{{next}}},"hasPreviousPage":{{{previous}}} },"totalCount":100} } }""".Replace(" ", "", StringComparison.Ordinal),
            answer);
    }

    [Fact]
    public async Task NoArguments_GiveTheDefaultPage()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(
            """{"data":{"numbers":{"edges":[{"cursor":"MA==","node":0},{"cursor":"MQ==","node":1},{"cursor":"Mg==","node":2}]}}}""",
            (await schema.AskAsync("{ numbers(first: 3) { edges { cursor node } } }")));
        Assert.Contains("\"nodes\":[0,1,2,3,4,5,6,7,8,9]}", await schema.AskAsync("{ numbers { nodes } }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ numbers(first: 51) { nodes } }", """{"errors":[{"message":"The maximum allowed items per page were exceeded.","path":["numbers"],"extensions":{"code":"HC0051","coordinate":"Query.numbers","requestedItems":51,"maxAllowedItems":50}}],"data":{"numbers":null}}""")]
    [InlineData("{ numbers(last: 51) { nodes } }", """{"errors":[{"message":"The maximum allowed items per page were exceeded.","path":["numbers"],"extensions":{"code":"HC0051","coordinate":"Query.numbers","requestedItems":51,"maxAllowedItems":50}}],"data":{"numbers":null}}""")]
    [InlineData("{ numbers(first: -1) { nodes } }", """{"errors":[{"message":"The requested number of values per page must be at least 0.","path":["numbers"],"extensions":{"code":"HC0079","coordinate":"Query.numbers","requestedItems":-1}}],"data":{"numbers":null}}""")]
    [InlineData("{ numbers(after: \"zzz\") { nodes } }", """{"errors":[{"message":"The cursor specified in `after` has an invalid format.","path":["numbers"],"extensions":{"code":"HC0078","argument":"after","cursor":"zzz"}}],"data":{"numbers":null}}""")]
    [InlineData("{ strictPages { nodes } }", """{"errors":[{"message":"You must provide a `first` or `last` value to properly paginate the connection.","path":["strictPages"],"extensions":{"code":"HC0052","coordinate":"Query.strictPages"}}],"data":{"strictPages":null}}""")]
    public async Task ImpossiblePage_IsRefused(string query, string expected)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(expected, await schema.AskAsync(query));
    }

    [Theory]
    [InlineData("{ ownPages { nodes { name } } }", "10    False")]
    [InlineData("{ ownPages(first: 2, after: \"x\") { totalCount } }", "2 x   True")]
    [InlineData("{ ownPages(last: 3, before: \"y\") { ...F } } fragment F on OwnPagesConnection { totalCount }", "  3 y True")]
    public async Task Resolver_IsToldThePage(string query, string told)
    {
        await using var schema = TestSchema.Create();

        await schema.AskAsync(query);

        Assert.Equal([told], schema.Journal.Lines);
    }

    [Fact]
    public async Task LateList_IsPaged()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(
            """{"data":{"strictPages":{"__typename":"StrictConnection","nodes":["a","b"],"pageInfo":{"endCursor":"MQ=="}}}}""",
            await schema.AskAsync("{ strictPages(first: 2) { __typename nodes pageInfo { endCursor } } }"));
    }
}
