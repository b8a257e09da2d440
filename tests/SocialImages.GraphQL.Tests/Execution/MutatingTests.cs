namespace SocialImages.GraphQL.Tests.Execution;

public sealed class MutatingTests
{
    [Fact]
    public async Task RootFields_RunOneAfterTheOther()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("mutation { a: setNumber(input: {value: 2}) { int } b: setNumber(input: {value: 4}) { int errors { __typename } } rename(input: {name: \"x\"}) { person { name } } }");

        Assert.Equal("""{"data":{"a":{"int":2},"b":{"int":4,"errors":null},"rename":{"person":{"name":"x"}}}}""", answer);
        Assert.Equal(["begin 2", "end 2", "begin 4", "end 4"], schema.Journal.Lines);
    }

    [Theory]
    [InlineData(-1, """{"data":{"setNumber":{"int":null,"errors":[{"__typename":"TooSmallError","message":"Too small.","code":"TOO_SMALL","minimum":0}]}}}""")]
    [InlineData(3, """{"data":{"setNumber":{"int":null,"errors":[{"__typename":"OddProblem","message":"odd","code":"ODD"}]}}}""")]
    public async Task DeclaredError_BecomesPartOfThePayload(int value, string expected)
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync(
            "mutation($v: Int!) { setNumber(input: {value: $v}) { int errors { __typename ... on Problem { message code } ... on TooSmallError { minimum } } } }",
            $$"""{"v": {{value}}}""");

        Assert.Equal(expected, answer);
    }

    [Theory]
    [InlineData("short", """{"data":{"captionImage":{"image":{"prompt":"short"},"errors":null}}}""")]
    [InlineData("odd", """{"data":{"captionImage":{"image":null,"errors":[{"__typename":"OddProblem","message":"odd"}]}}}""")]
    [InlineData("much too long", """{"data":{"captionImage":{"image":null,"errors":[{"__typename":"TooLong","message":"Too long.","maximum":10}]}}}""")]
    public async Task ReturnedError_BecomesPartOfThePayload(string caption, string expected)
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync(
            "mutation($c: String!) { captionImage(input: {caption: $c}) { image { prompt } errors { __typename ... on Problem { message } ... on TooLong { maximum } } } }",
            $$"""{"c":"{{caption}}"}""");

        Assert.Equal(expected, answer);
    }

    [Theory]
    [InlineData("a b", """{"data":{"countWords":{"int":2,"errors":null}}}""")]
    [InlineData("", """{"data":{"countWords":{"int":null,"errors":[{"minimum":1},{"minimum":2}]}}}""")]
    public async Task SeveralReturnedErrors_AreAllTold(string text, string expected)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(expected, await schema.AskAsync($"mutation {{ countWords(input: {{text: \"{text}\"}}) {{ int errors {{ ... on TooSmallError {{ minimum }} }} }} }}"));
    }

    [Fact]
    public async Task UndeclaredError_StopsTheMutation()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("mutation { a: setNumber(input: {value: 2000}) { int } b: setNumber(input: {value: 2}) { int } }");

        Assert.Equal("""{"errors":[{"message":"Unexpected Execution Error","path":["a"]}],"data":null}""", answer);
        Assert.Equal(["begin 2000"], schema.Journal.Lines);
    }

    [Fact]
    public async Task DisabledConvention_LeavesTheField()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal("""{"data":{"plain":"t"}}""", await schema.AskAsync("mutation { plain(text: \"t\") }"));
    }

    [Fact]
    public async Task OwnPayload_IsLeftAsItIs()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal("""{"data":{"countUp":{"from":1,"to":2}}}""", await schema.AskAsync("mutation { countUp(input: {by: 1}) { from to } }"));
    }

    [Fact]
    public async Task WholeInputAsVariable_IsRead()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("mutation($i: SetNumberInput!) { setNumber(input: $i) { int } }", """{"i": {"value": 8}}""");

        Assert.Equal("""{"data":{"setNumber":{"int":8}}}""", answer);
    }
}
