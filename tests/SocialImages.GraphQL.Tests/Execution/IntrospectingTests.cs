using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed class IntrospectingTests
{
    [Theory]
    [InlineData(
        "{ __type(name: \"ChoiceInput\") { kind name isOneOf inputFields { name defaultValue type { name } } fields { name } } }",
        """{"data":{"__type":{"kind":"INPUT_OBJECT","name":"ChoiceInput","isOneOf":true,"inputFields":[{"name":"a","defaultValue":null,"type":{"name":"String"}},{"name":"b","defaultValue":null,"type":{"name":"Int"}}],"fields":null}}}""")]
    [InlineData(
        "{ __type(name: \"Pet\") { kind description possibleTypes { name } fields { name description type { kind ofType { name } } } } }",
        """{"data":{"__type":{"kind":"INTERFACE","description":"Lives with people.","possibleTypes":[{"name":"Dog"},{"name":"Cat"},{"name":"Fox"}],"fields":[{"name":"name","description":"What it listens to.","type":{"kind":"NON_NULL","ofType":{"name":"String"}}}]}}}""")]
    [InlineData(
        "{ __type(name: \"EchoInput\") { inputFields { name defaultValue } } }",
        """{"data":{"__type":{"inputFields":[{"name":"number","defaultValue":null},{"name":"text","defaultValue":null},{"name":"maybe","defaultValue":null},{"name":"numbers","defaultValue":null},{"name":"flavour","defaultValue":"DARK_CHOCOLATE"},{"name":"inner","defaultValue":null},{"name":"at","defaultValue":null}]}}}""")]
    [InlineData("{ __type(name: \"Nope\") { name } }", """{"data":{"__type":null}}""")]
    [InlineData("{ __schema { queryType { name } mutationType { name } subscriptionType { name } } }", """{"data":{"__schema":{"queryType":{"name":"Query"},"mutationType":{"name":"Mutation"},"subscriptionType":{"name":"Subscription"}}}}""")]
    public async Task Schema_DescribesItself(string query, string expected)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(expected, await schema.AskAsync(query));
    }

    [Fact]
    public async Task ClosedIntrospection_IsRefused()
    {
        await using var schema = TestSchema.Create(static builder => builder.DisableIntrospection());

        Assert.Contains("HC0046", await schema.AskAsync("{ __schema { queryType { name } } }"), StringComparison.Ordinal);
    }
}
