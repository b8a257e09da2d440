namespace SocialImages.GraphQL.Tests.Execution;

public sealed class CollectingFieldsTests
{
    [Theory]
    [InlineData("{ nest { good other: good } }", """{"data":{"nest":{"good":"good","other":"good"}}}""")]
    [InlineData("{ nest { good } nest { null } }", """{"data":{"nest":{"good":"good","null":null}}}""")]
    [InlineData("{ nest { ...F null } } fragment F on Nest { good ...G } fragment G on Nest { __typename }", """{"data":{"nest":{"good":"good","__typename":"Nest","null":null}}}""")]
    [InlineData("{ nest { ... { null } ... on Nest { good } } }", """{"data":{"nest":{"null":null,"good":"good"}}}""")]
    [InlineData("{ __typename a: __typename }", """{"data":{"__typename":"Query","a":"Query"}}""")]
    [InlineData("{ pets { __typename name ... on Dog { barks } ... on Cat { lives } } }", """{"data":{"pets":[{"__typename":"Dog","name":"Rex","barks":true},{"__typename":"Cat","name":"Tom","lives":9},{"__typename":"Cat","name":"Shir","lives":1}]}}""")]
    [InlineData("{ beast(name: \"Rex\") { ... on Pet { name } ... on Dog { barks } } }", """{"data":{"beast":{"name":"Rex","barks":false}}}""")]
    [InlineData("{ latePet { name __typename } }", """{"data":{"latePet":{"name":"Late","__typename":"Dog"}}}""")]
    public async Task Selections_KeepTheirOrder(string query, string expected)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(expected, await schema.AskAsync(query));
    }

    [Theory]
    [InlineData(false, false, """{"data":{"nest":{"null":null}}}""")]
    [InlineData(false, true, """{"data":{"nest":{"null":null,"good":"good"}}}""")]
    [InlineData(true, false, """{"data":{"nest":{}}}""")]
    [InlineData(true, true, """{"data":{"nest":{"good":"good"}}}""")]
    public async Task SkipAndInclude_DecideByVariables(bool skip, bool include, string expected)
    {
        await using var schema = TestSchema.Create();
        const string Query = "query($s: Boolean!, $i: Boolean!) { nest { null @skip(if: $s) ...F @include(if: $i) } } fragment F on Nest { good }";
        var variables = $$"""{"s": {{(skip ? "true" : "false")}}, "i": {{(include ? "true" : "false")}}}""";

        Assert.Equal(expected, await schema.AskAsync(Query, variables));
        Assert.Equal(expected, await schema.AskAsync(Query, variables));
    }

    [Fact]
    public async Task SkippedFirstOccurrence_DoesNotReserveAPlace()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("query($s: Boolean!) { nest { good @skip(if: $s) null good } }", """{"s": true}""");

        Assert.Equal("""{"data":{"nest":{"null":null,"good":"good"}}}""", answer);
    }

    [Fact]
    public async Task UnknownObject_IsAnError()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(
            """{"errors":[{"message":"Unable to resolve the abstract type `Pet`.","path":["stray"]}],"data":{"stray":null}}""",
            await schema.AskAsync("{ stray { name } }"));
    }

    [Theory]
    [InlineData("{ selected { name } }", "{\"data\":{\"selected\":{\"name\":\"n\"}}}")]
    [InlineData("{ selected { isNameSelected ...F } } fragment F on Selected { name }", "{\"data\":{\"selected\":{\"isNameSelected\":true,\"name\":\"n\"}}}")]
    [InlineData("{ selected { isNameSelected } }", "{\"data\":{\"selected\":{\"isNameSelected\":false}}}")]
    public async Task Resolver_KnowsWhatIsSelected(string query, string expected)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(expected, await schema.AskAsync(query));
    }

    [Fact]
    public async Task Context_KnowsItsField()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal("""{"data":{"w":"/w Query.where w"}}""", await schema.AskAsync("{ w: where }"));
        Assert.Equal("""{"errors":[{"message":"beware","path":["warns"]}],"data":{"warns":["done"]}}""", await schema.AskAsync("{ warns }"));
    }
}
