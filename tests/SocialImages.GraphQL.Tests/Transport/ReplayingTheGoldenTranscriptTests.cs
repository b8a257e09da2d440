using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SocialImages.GraphQL.Tests.Attacks;

namespace SocialImages.GraphQL.Tests.Transport;

/// <summary>
/// What a live Hot Chocolate v16 answered over HTTP, line by line. Where it leaves a specification, the specification is followed, and
/// the test says so. What a document or a variable is refused for is in <see cref="Validation.AnsweringLikeHotChocolateTests"/>, what
/// closes a socket in <see cref="ClosingWebSocketsTests"/>.
/// </summary>
public sealed class ReplayingTheGoldenTranscriptTests : IAsyncLifetime
{
    private const string Spec = "https://spec.graphql.org/September2025/#sec-";
    private const string Upload = """{"query":"mutation($f: Upload!) { uploadImage(input: {file: $f}) { int } }","variables":{"f":null}}""";

    private Fortress _server = null!;

    public async ValueTask InitializeAsync() => _server = await Fortress.BuildAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("{ images(first: 1) { __typename nodes { __typename id url } pageInfo { __typename endCursor hasNextPage } } }", """{"data":{"images":{"__typename":"ImagesConnection","nodes":[{"__typename":"Image","id":"SW1hZ2U6MQ==","url":"https://cdn.example.com/i/00000001.png"}],"pageInfo":{"__typename":"PageInfo","endCursor":"MA==","hasNextPage":true}}}}""")]
    [InlineData("{ node(id: \"SW1hZ2U6MQ==\") { id __typename ... on Image { prompt } } }", """{"data":{"node":{"id":"SW1hZ2U6MQ==","__typename":"Image","prompt":"p1"}}}""")]
    [InlineData("{ node(id: \"zzz\") { id } }", """{"errors":[{"message":"The node ID string has an invalid format.","path":["node"],"extensions":{"originalValue":"zzz"}}],"data":{"node":null}}""")]
    [InlineData("{ images(after: \"zzz\") { nodes { id } } }", """{"errors":[{"message":"The cursor specified in `after` has an invalid format.","path":["images"],"extensions":{"code":"HC0078","argument":"after","cursor":"zzz"}}],"data":{"images":null}}""")]
    [InlineData("{ images(first: -1) { nodes { id } } }", """{"errors":[{"message":"The requested number of values per page must be at least 0.","path":["images"],"extensions":{"code":"HC0079","coordinate":"Query.images","requestedItems":-1}}],"data":{"images":null}}""")]
    [InlineData("{ images(first: 1, last: 1) { nodes { id } } }", """{"data":{"images":{"nodes":[{"id":"SW1hZ2U6MQ=="}]}}}""")]
    [InlineData("mutation { renameImage(input: {id: \"SW1hZ2U6OTk5OTk5\", prompt: \"x\"}) { image { id } errors { __typename ... on Problem { message } } } }", """{"data":{"renameImage":{"image":null,"errors":[{"__typename":"NotFound","message":"no image 999999"}]}}}""")]
    [InlineData("mutation { renameImage(input: {id: \"VXNlcjox\", prompt: \"x\"}) { image { id } } }", """{"errors":[{"message":"The node id type name `User` does not match the expected type name `Image`.","path":["renameImage"]}],"data":null}""")]
    [InlineData("mutation { renameImage(input: {id: \"SW1hZ2U6MQ==\", prompt: \"x\"}) { image { id } errors { __typename } } }", """{"data":{"renameImage":{"image":{"id":"SW1hZ2U6MQ=="},"errors":null}}}""")]
    public async Task Answer_IsTheSame(string query, string expected) => Assert.Equal((200, expected), await _server.AskAsync(query));

    [Fact]
    public async Task FiftyOneNodes_AreTooMany() => Assert.Equal(
        (200, """{"errors":[{"message":"The maximum number of nodes that can be fetched at once is 50. This selection tried to fetch 51 nodes that exceeded the maximum allowed amount.","path":["nodes"],"extensions":{"code":"HC0076"}}],"data":null}"""),
        await _server.AskAsync($"{{ nodes(ids: [{string.Join(',', Enumerable.Repeat("\"SW1hZ2U6MQ==\"", 51))}]) {{ id }} }}"));

    [Fact]
    public async Task DefaultPage_IsTen()
    {
        var (_, text) = await _server.AskAsync("{ images { edges { cursor node { id } } } }");

        Assert.StartsWith("""{"data":{"images":{"edges":[{"cursor":"MA==","node":{"id":"SW1hZ2U6MQ=="}},{"cursor":"MQ==","node":{"id":"SW1hZ2U6Mg=="}},""", text, StringComparison.Ordinal);
        Assert.EndsWith("""{"cursor":"OQ==","node":{"id":"SW1hZ2U6MTA="}}]}}}""", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query V($n: Int!) { hello(n: $n) }", """{"n":"x"}""", """{"errors":[{"message":"Int cannot coerce the given value JSON element of type `String` to a runtime value.","path":["n"]}]}""")]
    [InlineData("query V($n: Int!) { hello(n: $n) }", "{}", """{"errors":[{"message":"Variable `n` is required.","locations":[{"line":1,"column":9}],"extensions":{"code":"HC0018","variable":"n"}}]}""")]
    [InlineData("{__typename} {__typename}", "null", $$$"""{"errors":[{"message":"GraphQL allows a short‐hand form for defining query operations when only that one operation exists in the document.","locations":[{"line":1,"column":14}],"extensions":{"operations":2,"specifiedBy":"{{{Spec}}}Lone-Anonymous-Operation"}}]}""")]
    [InlineData("query A {__typename}query B {__typename}", "null", """{"errors":[{"message":"The operation name can only be omitted if there is just one operation in a GraphQL document.","locations":[{"line":1,"column":1},{"line":1,"column":21}]}]}""")]
    public async Task Refusal_IsTheSame(string query, string variables, string expected) => Assert.Equal((400, expected), await _server.AskAsync(query, variables));

    [Theory]
    [InlineData("", "Invalid JSON document.", "HC0012")]
    [InlineData("{}", "Request must contain either a query or a document id.", "HC0012")]
    [InlineData("""{"query":null}""", "Request must contain either a query or a document id.", "HC0012")]
    [InlineData("""{"query":1}""", "Invalid 'query' value. Expected string or null, but got Number.", "HC0012")]
    [InlineData("""{"query":"{ __typename }","variables":[]}""", "Invalid GraphQL Request.", "HC0009")]
    [InlineData("""{"query":"{ __typename }","variables":"x"}""", "Invalid 'variables' value. Expected object, array, or null, but got String.", "HC0012")]
    [InlineData("""{"id":"x"}""", "The query request contains no document or no document id.", "HC0015")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}""", "Request must contain either a query or a document id.", "HC0012")]
    public async Task MalformedRequest_IsRefusedTheSameWay(string body, string message, string code) =>
        await AnswersAsync(400, $$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}]}""", await PostAsync(body));

    [Fact]
    public async Task UnknownOperationName_IsRefusedTheSameWay() => await AnswersAsync(
        400,
        """{"errors":[{"message":"The specified operation `B` cannot be found.","locations":[{"line":1,"column":1}],"extensions":{"operationName":"B"}}]}""",
        await PostAsync("""{"query":"query A { __typename }","operationName":"B"}"""));

    [Fact]
    public async Task BatchOfOne_IsOneRequest() => await AnswersAsync(200, """{"data":{"__typename":"Query"}}""", await PostAsync("""[{"query":"{ __typename }"}]"""));

    [Fact]
    public async Task Limits_AreTheSame()
    {
        var aliases = string.Join(' ', Enumerable.Range(0, 3_000).Select(static index => $"a{index}:__typename"));
        var pages = string.Concat(Enumerable.Range(0, 20).Select(static index => $"a{index}: images(first: 50) {{ nodes {{ id }} }} "));

        Assert.Equal(
            (400, """{"errors":[{"message":"The GraphQL request document contains more than 2048 fields. Parsing aborted.","locations":[{"line":1,"column":33708}],"extensions":{"code":"HC0011"}}]}"""),
            await _server.AskAsync($"{{{aliases}}}"));
        Assert.Equal(200, (await _server.AskAsync($"{{{string.Join(' ', aliases.Split(' ').Take(2_000))}}}")).Status);
        Assert.Equal(
            (400, """{"errors":[{"message":"Document exceeds the maximum allowed recursion depth of 200. Parsing aborted.","locations":[{"line":1,"column":401}],"extensions":{"code":"HC0011"}}]}"""),
            await _server.AskAsync(string.Concat(Enumerable.Repeat("{a", 250)) + new string('}', 250)));
        Assert.Contains(
            """[{"message":"A location in the GraphQL document contains more than 4 directives. Parsing aborted.",""",
            (await _server.AskAsync("{__typename" + string.Concat(Enumerable.Repeat(" @skip(if: false)", 5)) + "}")).Text, StringComparison.Ordinal);
        Assert.Equal(
            (400, """{"errors":[{"message":"The maximum allowed type cost was exceeded.","extensions":{"code":"HC0047","maxTypeCost":1000,"typeCost":1021}}]}"""),
            await _server.AskAsync($"{{ {pages} }}"));
    }

    [Fact]
    public async Task Cost_IsReportedOnRequest()
    {
        const string body = """{"query":"{ images(first: 50) { nodes { id url } } }"}""";

        await AnswersAsync(200, """{"extensions":{"operationCost":{"fieldCost":2,"typeCost":52}}}""", await PostAsync(body, ("GraphQL-Cost", "validate")));
        var reported = await (await PostAsync(body, ("GraphQL-Cost", "report"))).TextAsync();
        Assert.StartsWith("""{"data":{"images":{"nodes":[{"id":"SW1hZ2U6MQ==","url":"https://cdn.example.com/i/00000001.png"},""", reported, StringComparison.Ordinal);
        Assert.EndsWith(""","extensions":{"operationCost":{"fieldCost":2,"typeCost":52}}}""", reported, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"0":["variables.f"]}""", true, 200, """{"data":{"uploadImage":{"int":5}}}""")]
    [InlineData("""{"0":["variables.f"]}""", false, 400, """{"errors":[{"message":"File of key '0' is missing.","extensions":{"code":"HC0038"}}]}""")]
    [InlineData("""{"0":["f"]}""", true, 400, """{"errors":[{"message":"Invalid variable path `f` in `map`.","extensions":{"code":"HC0041"}}]}""")]
    [InlineData("nope", true, 400, """{"errors":[{"message":"Invalid JSON in the `map` multipart field; Expected type of Dictionary<string, string[]>.","extensions":{"code":"HC0043"}}]}""")]
    // Hot Chocolate lets the file go nowhere and then misses it (HC0018).
    [InlineData("""{"0":["variables.g"]}""", true, 400, """{"errors":[{"message":"The variable path 'variables.g' is invalid.","extensions":{"code":"HC0039"}}]}""")]
    public async Task Upload_IsAnsweredTheSameWay(string map, bool hasFile, int status, string expected)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Upload), "operations" }, { new StringContent(map), "map" } };
        if (hasFile)
            form.Add(new ByteArrayContent("hello"u8.ToArray()), "0", "a.txt");

        using var response = await SendAsync(form, ("GraphQL-Preflight", "1"));

        await AnswersAsync(status, expected, response);
    }

    [Fact]
    public async Task UploadWithoutPreflight_IsRefusedTheSameWay()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Upload), "operations" } };

        await AnswersAsync(400, """{"errors":[{"message":"Multi-part requests must include a GraphQL preflight header.","extensions":{"code":"HC0077"}}]}""", await SendAsync(form));
    }

    [Fact]
    public async Task PlaceOfAFile_HoldsNull()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Upload.Replace("\"f\":null", "\"f\":1", StringComparison.Ordinal)), "operations" },
            { new StringContent("""{"0":["variables.f"]}"""), "map" },
            { new ByteArrayContent("hello"u8.ToArray()), "0", "a.txt" },
        };

        await AnswersAsync(
            400,
            """{"errors":[{"message":"The file mapped to '0' must be referenced by a null value at its variable location, but a non-null value was provided.","extensions":{"code":"HC0115"}}]}""",
            await SendAsync(form, ("GraphQL-Preflight", "1")));
    }

    // Hot Chocolate: 404, and no data line on complete, so that a page's EventSource never hears of it.
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/graphql")]
    public async Task OtherContentType_IsUnsupported(string type)
    {
        using var content = new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, MediaTypeHeaderValue.Parse(type));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(content)).StatusCode);
    }

    [Fact]
    public async Task EventStream_IsTheSameButForItsEnd()
    {
        const string end = "event: complete\ndata:\n\n";

        Assert.Equal("event: next\ndata: {\"data\":{\"__typename\":\"Query\"}}\n\n" + end, await (await PostAsync("""{"query":"{ __typename }"}""", ("Accept", "text/event-stream"))).TextAsync());
        Assert.Equal(
            $$$"""event: next{{{"\n"}}}data: {"errors":[{"message":"The field `nope` does not exist on the type `Subscription`.","locations":[{"line":1,"column":14}],"extensions":{"type":"Subscription","field":"nope","responseName":"nope","specifiedBy":"{{{Spec}}}Field-Selections"}}]}{{{"\n\n"}}}{{{end}}}""",
            await (await PostAsync("""{"query":"subscription{nope}"}""", ("Accept", "text/event-stream"))).TextAsync());
    }

    [Fact]
    public async Task SubscriptionForAClientOfJson_IsNotAllowed()
    {
        using var response = await PostAsync("""{"query":"subscription { imageChanged { id } }"}""", ("Accept", "application/json"));

        await response.IsAsync(HttpStatusCode.OK, "application/json; charset=utf-8", """{"errors":[{"message":"The specified operation kind is not allowed."}]}""");
    }

    [Fact]
    public async Task Subscription_HearsOfTheMutation()
    {
        using var socket = await _server.ConnectAsync();
        await using var client = new SocketClient(socket, TestContext.Current.CancellationToken);
        await client.SendAsync("""{"type":"connection_init"}""");
        await client.IsNextAsync("""{"type":"connection_ack"}""");
        await client.SubscribeAsync("1", "subscription { imageChanged { id prompt } }");
        await client.SubscribeAsync("2", "subscription{nope}");
        await client.IsNextAsync($$$"""{"type":"error","id":"2","payload":[{"message":"The field `nope` does not exist on the type `Subscription`.","locations":[{"line":1,"column":14}],"extensions":{"type":"Subscription","field":"nope","responseName":"nope","specifiedBy":"{{{Spec}}}Field-Selections"}}]}""");
        await Eventually.TrueAsync(() => _server.Topics == 1);

        await _server.AskAsync("mutation { renameImage(input: {id: \"SW1hZ2U6MQ==\", prompt: \"new\"}) { image { id } } }");

        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"imageChanged":{"id":"SW1hZ2U6MQ==","prompt":"new"}}}}""");
    }

    private Task<HttpResponseMessage> PostAsync(string body, params (string Name, string Value)[] headers) =>
        SendAsync(new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json; charset=utf-8")), headers);

    private async Task<HttpResponseMessage> SendAsync(HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.Uri) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task AnswersAsync(int status, string body, HttpResponseMessage response) =>
        response.IsAsync((HttpStatusCode)status, "application/graphql-response+json; charset=utf-8", body);
}
