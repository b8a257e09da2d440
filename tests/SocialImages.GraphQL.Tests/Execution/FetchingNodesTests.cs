using System.Text;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed class FetchingNodesTests
{
    [Theory]
    [InlineData("Place:berlin", """{"data":{"node":{"__typename":"Place","id":"UGxhY2U6YmVybGlu","name":"at berlin"}}}""")]
    [InlineData("Place:x", """{"data":{"node":null}}""")]
    [InlineData("Nope:1", """{"errors":[{"message":"There is no node resolver registered for type `Nope`.","path":["node"]}],"data":{"node":null}}""")]
    [InlineData("Person:one", """{"errors":[{"message":"The node ID string has an invalid format.","path":["node"],"extensions":{"originalValue":"UGVyc29uOm9uZQ=="}}],"data":{"node":null}}""")]
    public async Task Node_IsFoundByItsType(string id, string expected)
    {
        await using var schema = TestSchema.Create();
        var global = Convert.ToBase64String(Encoding.UTF8.GetBytes(id));

        Assert.Equal(expected, await schema.AskAsync($"{{ node(id: \"{global}\") {{ __typename id ... on Place {{ name }} }} }}"));
    }

    [Fact]
    public async Task WrongType_IsRefused()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(
            """{"errors":[{"message":"The node id type name `Place` does not match the expected type name `Person`.","path":["personById"]}],"data":{"personById":null}}""",
            await schema.AskAsync("{ personById(id: \"UGxhY2U6YmVybGlu\") { name } }"));
    }

    [Fact]
    public async Task TooManyNodes_AreRefused()
    {
        await using var schema = TestSchema.Create();
        var ids = string.Join(',', Enumerable.Repeat("\"UGxhY2U6YmVybGlu\"", 51));

        Assert.Equal(
            """{"errors":[{"message":"The maximum number of nodes that can be fetched at once is 50. This selection tried to fetch 51 nodes that exceeded the maximum allowed amount.","path":["nodes"],"extensions":{"code":"HC0076"}}],"data":null}""",
            await schema.AskAsync($"{{ nodes(ids: [{ids}]) {{ id }} }}"));
    }
}
