using System.Net;
using System.Text;
using System.Text.Json;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class PostingRequestsTests : IAsyncLifetime
{
    private const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync(options => options.MaxAllowedRequestSize = 100_000);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Query_IsAnswered()
    {
        var response = await _host.QueryAsync("{ __typename }");

        await response.IsAsync(HttpStatusCode.OK, GraphQLResponse, """{"data":{"__typename":"Query"}}""");
        Assert.Equal(["Accept"], response.Headers.Vary);
    }

    [Fact]
    public async Task AllParameters_ReachTheEngine()
    {
        var response = await _host.PostAsync(
            """{"query":"query A { a }","operationName":"A","variables":{"n":1,"s":"ü"},"extensions":{"e":[true]}}""");

        var data = await response.DataAsync();
        Assert.Equal("query A { a }", data.GetProperty("query").GetString());
        Assert.Equal("A", data.GetProperty("operationName").GetString());
        Assert.Equal("""{"n":1,"s":"ü"}""", data.GetProperty("variables").GetString());
        Assert.Equal("""{"e":[true]}""", data.GetProperty("extensions").GetString());
    }

    [Fact]
    public async Task EscapedQuery_IsUnescaped()
    {
        var response = await _host.PostAsync("""{"query":"query A {\n  a(s: \"\u00fc\ud83d\ude00\")\n}"}""");

        Assert.Equal("query A {\n  a(s: \"ü😀\")\n}", (await response.DataAsync()).GetProperty("query").GetString());
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }","foo":{"bar":[1,{}]},"extra":null}""")]
    [InlineData("""{"query":"{ __typename }","variables":null,"operationName":null,"extensions":null}""")]
    [InlineData("""{"query":"{ __typename }","variables":{}}""")]
    [InlineData("""  {"query":"{ __typename }"}  """)]
    [InlineData("\uFEFF{\"query\":\"{ __typename }\"}")]
    [InlineData("""[{"query":"{ __typename }"}]""")]
    public async Task UnusualButValidRequest_IsAnswered(string body)
    {
        var response = await _host.PostAsync(body);

        await response.IsAsync(HttpStatusCode.OK, GraphQLResponse, """{"data":{"__typename":"Query"}}""");
    }

    [Theory]
    [InlineData("", "HC0012", "Invalid JSON document.")]
    [InlineData("{", "HC0012", "Invalid JSON document.")]
    [InlineData("""{"query":"{ __typename }"} x""", "HC0012", "Invalid JSON document.")]
    [InlineData("""{"query":"{ __typename }"}{}""", "HC0012", "Invalid JSON document.")]
    [InlineData("""{"query":"{ a }","query":"mutation { b }"}""", "HC0012", "Invalid JSON document.")]
    [InlineData("""{"query":"{ a }","variables":{"a":1,"a":2}}""", "HC0012", "Invalid JSON document.")]
    [InlineData("""{"query":"\ud800"}""", "HC0012", "Invalid JSON document.")]
    [InlineData("""{"query":"{ a }","variables":{"a":"\udc00"}}""", "HC0012", "Invalid JSON document.")]
    [InlineData("1", "HC0012", "The GraphQL request must be a JSON object.")]
    [InlineData("null", "HC0012", "The GraphQL request must be a JSON object.")]
    [InlineData("""{}""", "HC0012", "Request must contain either a query or a document id.")]
    [InlineData("""{"query":null}""", "HC0012", "Request must contain either a query or a document id.")]
    [InlineData("""{"query":""}""", "HC0012", "Request must contain either a query or a document id.")]
    [InlineData("""{"query":7}""", "HC0012", "Invalid 'query' value. Expected string or null, but got Number.")]
    [InlineData("""{"query":["a"]}""", "HC0012", "Invalid 'query' value. Expected string or null, but got Array.")]
    [InlineData("""{"query":"{ a }","operationName":{}}""", "HC0012", "Invalid 'operationName' value. Expected string or null, but got Object.")]
    [InlineData("""{"query":"{ a }","variables":"x"}""", "HC0012", "Invalid 'variables' value. Expected object, array, or null, but got String.")]
    [InlineData("""{"query":"{ a }","extensions":true}""", "HC0012", "Invalid 'extensions' value. Expected object or null, but got True.")]
    [InlineData("""{"query":"{ a }","variables":[{}]}""", "HC0009", "Invalid GraphQL Request.")]
    [InlineData("[]", "HC0009", "The GraphQL batch request has no elements.")]
    [InlineData("""[{"query":"{ a }"},{"query":"{ a }"}]""", "HC0009", "Invalid GraphQL Request.")]
    [InlineData("[[]]", "HC0012", "The GraphQL request must be a JSON object.")]
    [InlineData("""{"id":"abc"}""", "HC0015", "The query request contains no document or no document id.")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}""", "HC0012", "Request must contain either a query or a document id.")]
    public async Task MalformedRequest_IsRefused(string body, string code, string message)
    {
        var response = await _host.PostAsync(body);

        await response.IsErrorAsync(HttpStatusCode.BadRequest, code, message);
        Assert.Equal(GraphQLResponse, response.Content.Headers.ContentType?.ToString());
        Assert.Empty(_host.Engine.Requests);
    }

    [Fact]
    public async Task BytesThatAreNotUtf8_AreRefused()
    {
        var response = await _host.SendAsync(
            HttpMethod.Post, "", new ByteArrayContent([.. "{\"query\":\""u8, 0xC3, 0x28, .. "\"}"u8]), "application/json", null);

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0012", "Invalid JSON document.");
    }

    [Fact]
    public async Task DeeplyNestedJson_IsRefused()
    {
        var response = await _host.PostAsync($$$"""{"query":"{ a }","variables":{"a":{{{new string('[', 20_000)}}}}}""");

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0012", "Invalid JSON document.");
    }

    [Fact]
    public async Task BatchOfTenThousand_IsRefusedAtTheSecond()
    {
        var batch = string.Join(',', Enumerable.Repeat("""{"query":"{a}"}""", 5_000));

        var response = await _host.PostAsync($"[{batch}]");

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0009", "Invalid GraphQL Request.");
        Assert.Empty(_host.Engine.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task OtherContentType_IsRefusedUnread(string? contentType)
    {
        var response = await _host.PostAsync("""{"query":"mutation { change }"}""", contentType);

        await response.IsErrorAsync(
            HttpStatusCode.UnsupportedMediaType, null, "The content type has to be application/json, or multipart/form-data for uploads.");
        Assert.Empty(_host.Engine.Requests);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("APPLICATION/JSON")]
    public async Task JsonContentType_IsRecognisedInAnyForm(string contentType)
    {
        var response = await _host.PostAsync("""{"query":"{ __typename }"}""", contentType);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task BodyAboveTheLimit_IsRefusedBeforeItIsRead()
    {
        var content = new StreamContent(new NeverReadStream(100_001));

        var response = await _host.SendAsync(HttpMethod.Post, "", content, "application/json", null, ("Expect", "100-continue"));

        await response.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "HC0010", "Max GraphQL request size reached.");
    }

    [Fact]
    public async Task ChunkedBodyAboveTheLimit_IsRefused()
    {
        var content = new StreamContent(new UnseekableStream(Encoding.UTF8.GetBytes(new string(' ', 100_001))));

        var response = await _host.SendAsync(HttpMethod.Post, "", content, "application/json", null);

        await response.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "HC0010", "Max GraphQL request size reached.");
    }

    [Fact]
    public async Task LargeAnswer_ArrivesWhole()
    {
        var data = await (await _host.QueryAsync("{ big }")).DataAsync();

        Assert.Equal(300_000, data.GetProperty("big").GetString()!.Length);
    }

    [Fact]
    public async Task FailureOfTheEngine_IsNotShown()
    {
        var response = await _host.QueryAsync("{ throw }");

        await response.IsErrorAsync(HttpStatusCode.InternalServerError, null, "Unexpected Execution Error");
        Assert.DoesNotContain("secret", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientThatGoesAway_CancelsTheExecution()
    {
        using var abort = new CancellationTokenSource();
        var request = new HttpRequestMessage(HttpMethod.Post, _host.Uri)
        {
            Content = new StringContent("""{"query":"{ wait }"}""", Encoding.UTF8, "application/json"),
        };
        var sending = _host.Http.SendAsync(request, abort.Token);
        await Eventually.TrueAsync(() => _host.Engine.Requests.Count == 1);

        await abort.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await Eventually.TrueAsync(() => _host.Engine.Cancelled.Count == 1);
    }

    [Theory]
    [InlineData(null, "None")]
    [InlineData("report", "Report")]
    [InlineData("Validate", "Validate")]
    [InlineData("nonsense", "None")]
    public async Task CostHeader_IsHandedOn(string? header, string expected)
    {
        var response = header is null ? await _host.QueryAsync("{ echo }") : await _host.QueryAsync("{ echo }", null, ("GraphQL-Cost", header));

        Assert.Equal(expected, (await response.DataAsync()).GetProperty("cost").GetString());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task OtherMethod_IsNotAllowed(string method)
    {
        var response = await _host.SendAsync(new HttpMethod(method), "", null, null, null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task ManyAtOnce_DoNotMixTheirBuffers()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
        {
            var response = await _host.PostAsync(JsonSerializer.Serialize(new { query = $"query Q\n{i} {{ a }}", variables = new { i } }));
            var data = await response.DataAsync();
            return (data.GetProperty("query").GetString(), data.GetProperty("variables").GetString());
        }));

        Assert.Equal(Enumerable.Range(0, 300).Select(i => ((string?)$"query Q\n{i} {{ a }}", (string?)$$"""{"i":{{i}}}""")), answers);
    }
}
