using System.Net;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class GettingQueriesTests : IAsyncLifetime
{
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Query_IsAnswered()
    {
        var response = await _host.GetAsync("?query={ __typename }");

        await response.IsAsync(
            HttpStatusCode.OK, "application/graphql-response+json; charset=utf-8", """{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task AllParameters_ReachTheEngine()
    {
        var response = await _host.GetAsync(
            """?query=query A { a }&operationName=A&variables={"n":1}&extensions={"e":2}&unknown=1""");

        var data = await response.DataAsync();
        Assert.Equal("query A { a }", data.GetProperty("query").GetString());
        Assert.Equal("A", data.GetProperty("operationName").GetString());
        Assert.Equal("""{"n":1}""", data.GetProperty("variables").GetString());
        Assert.Equal("""{"e":2}""", data.GetProperty("extensions").GetString());
    }

    [Fact]
    public async Task EmptyParameter_IsAbsent()
    {
        var response = await _host.GetAsync("?query={ a }&operationName=&variables=&extensions=");

        var data = await response.DataAsync();
        Assert.Equal("null", data.GetProperty("operationName").GetRawText());
        Assert.Equal("null", data.GetProperty("variables").GetRawText());
    }

    [Theory]
    [InlineData("", "Request must contain either a query or a document id.")]
    [InlineData("?query=", "Request must contain either a query or a document id.")]
    [InlineData("?query={ a }&variables={", "Invalid JSON document.")]
    [InlineData("?query={ a }&variables=7", "Invalid 'variables' value. Expected object or null, but got Number.")]
    [InlineData("?query={ a }&extensions=[]", "Invalid 'extensions' value. Expected object or null, but got Array.")]
    public async Task MalformedRequest_IsRefused(string query, string message)
    {
        var response = await _host.GetAsync(query);

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0012", message);
    }

    [Theory]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/json")]
    public async Task Mutation_IsNotAllowed(string accept)
    {
        var response = await _host.GetAsync("?query=mutation { change }&operationName=Change", accept);

        await response.IsErrorAsync(HttpStatusCode.MethodNotAllowed, null, "The specified operation kind is not allowed.");
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task PreflightWhereEnforced_IsRequired()
    {
        await using var host = await GraphQLHost.StartAsync(options => options.EnforceGetRequestsPreflightHeader = true);

        var without = await host.GetAsync("?query={ __typename }");
        var with = await host.GetAsync("?query={ __typename }", null, ("GraphQL-Preflight", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
    }

    [Fact]
    public async Task GetSwitchedOff_IsNotAllowed()
    {
        await using var host = await GraphQLHost.StartAsync(options => options.EnableGetRequests = false);

        var response = await host.GetAsync("?query={ __typename }");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Empty(host.Engine.Requests);
    }
}
