using System.Net;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class NegotiatingContentTests : IAsyncLifetime
{
    private const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";
    private const string EventStream = "text/event-stream; charset=utf-8";
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(null, GraphQLResponse)]
    [InlineData("", GraphQLResponse)]
    [InlineData("*/*", GraphQLResponse)]
    [InlineData("application/*", GraphQLResponse)]
    [InlineData("application/graphql-response+json", GraphQLResponse)]
    [InlineData("application/graphql-response+json; charset=utf-8", GraphQLResponse)]
    [InlineData("application/json", Json)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("APPLICATION/JSON", Json)]
    [InlineData("application/json, text/plain, */*", Json)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", GraphQLResponse)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Json)]
    [InlineData("application/json, application/graphql-response+json", GraphQLResponse)]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", GraphQLResponse)]
    [InlineData("application/graphql-response+json;q=0, */*;q=0.1", Json)]
    [InlineData("text/event-stream", EventStream)]
    [InlineData("text/*", EventStream)]
    [InlineData("text/event-stream, */*;q=0.1", EventStream)]
    public async Task Accept_DecidesTheMediaType(string? accept, string expected)
    {
        var response = await _host.QueryAsync("{ __typename }", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json;q=0")]
    public async Task NothingAcceptable_IsNotAcceptable(string accept)
    {
        var response = await _host.QueryAsync("{ __typename }", accept);

        await response.IsErrorAsync(HttpStatusCode.NotAcceptable, "HC0063", "None of the `Accept` header values is supported.");
        Assert.Equal(GraphQLResponse, response.Content.Headers.ContentType?.ToString());
        Assert.Empty(_host.Engine.Requests);
    }

    [Fact]
    public async Task UnreadableAccept_IsABadRequest()
    {
        var response = await _host.QueryAsync("{ __typename }", "application");

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0064", "Unable to parse the accept header value `application`.");
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/graphql-response+json", HttpStatusCode.BadRequest)]
    public async Task RequestError_IsABadRequestExceptInTheOlderForm(string accept, HttpStatusCode expected)
    {
        var response = await _host.QueryAsync("{ syntax", accept);

        await response.IsErrorAsync(expected, "HC0011", "Expected a `RightBrace`-token.");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task DataWithErrors_IsOk(string accept)
    {
        var response = await _host.QueryAsync("{ partial }", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    public async Task MalformedRequest_IsABadRequestInTheOlderFormToo(string body)
    {
        var response = await _host.PostAsync(body, "application/json", "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(Json, response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task SubscriptionWithoutEventStream_IsRefused()
    {
        var older = await _host.QueryAsync("subscription { three }", "application/json");
        var newer = await _host.QueryAsync("subscription { three }", "application/graphql-response+json");

        await older.IsErrorAsync(HttpStatusCode.OK, null, "The specified operation kind is not allowed.");
        await newer.IsErrorAsync(HttpStatusCode.NotAcceptable, null, "The specified operation kind is not allowed.");
    }
}
