using System.IO.Compression;
using System.Net;
using System.Text;

namespace SocialImages.GraphQL.Tests.Attacks;

/// <summary>What a hostile client may try in one request. Limits of the parser, cost, uploads and sockets have tests of their own.</summary>
public sealed class ResistingAttacksTests : IAsyncLifetime
{
    private Fortress _fortress = null!;

    public async ValueTask InitializeAsync() => _fortress = await Fortress.BuildAsync();

    public ValueTask DisposeAsync() => _fortress.DisposeAsync();

    [Theory]
    [InlineData("51", 200, "HC0051")]
    [InlineData("-1", 200, "HC0079")]
    [InlineData("2147483648", 400, "errors")]
    [InlineData("\"x\"", 400, "errors")]
    [InlineData("null", 200, "\"numbers\":{\"nodes\":[0,")]
    [InlineData("1e400", 400, "errors")]
    public async Task PageSize_IsJudgedWhereverItStands(string first, int status, string expected)
    {
        var asLiteral = await _fortress.AskAsync($"{{ numbers(first: {first}) {{ nodes }} }}");
        var asVariable = await _fortress.AskAsync("query($n: Int) { numbers(first: $n) { nodes } }", $$"""{"n":{{first}}}""");

        Assert.All([asLiteral, asVariable], answer =>
        {
            Assert.Equal(status, answer.Status);
            Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("""{"v":"\ud800"}""", 400)]
    [InlineData("""{"v":"a\u0000b"}""", 200)]
    [InlineData("""{"v":"a","v":"b"}""", 400)]
    [InlineData("""{"v":1e400}""", 400)]
    [InlineData("""{"v":{"a":1}}""", 400)]
    [InlineData("""{"__proto__":{"v":1}}""", 200)]
    public async Task UnusualText_IsAnsweredWithoutHarm(string variables, int status)
    {
        var answer = await _fortress.AskAsync("query($v: String) { echoOptional(value: $v) }", variables);

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task ListOfTenThousand_IsRead()
    {
        var values = string.Join(',', Enumerable.Range(0, 10_000));

        var answer = await _fortress.AskAsync("query($v: [Int]!) { echoList(values: $v) }", $$"""{"v":[{{values}}]}""");

        Assert.Equal(200, answer.Status);
        Assert.EndsWith("9998 9999\"}}", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("{ a: __schema { types { name } } }")]
    [InlineData("{ ...F } fragment F on Query { b: __type(name: \"Query\") { name } }")]
    [InlineData("{ ... on Query { ... { __schema { queryType { name } } } } }")]
    public async Task Introspection_IsClosedByEveryWay(string query)
    {
        var posted = await _fortress.AskAsync(query);
        using var got = await _fortress.Http.GetAsync(new Uri($"{_fortress.Uri}?query={Uri.EscapeDataString(query)}"), TestContext.Current.CancellationToken);

        Assert.Equal(400, posted.Status);
        Assert.Contains("HC0046", posted.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, got.StatusCode);
    }

    [Theory]
    [InlineData("{ s: secret { text } }")]
    [InlineData("{ ...F } fragment F on Query { secret { text } }")]
    [InlineData("{ a: secret { text } b: forUsers }")]
    public async Task Refusal_HoldsByEveryWay(string query)
    {
        var answer = await _fortress.AskAsync(query);

        Assert.Contains("AUTH_NOT_AUTHENTICATED", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("quiet", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongId_IsRefused()
    {
        var id = Convert.ToBase64String(Encoding.UTF8.GetBytes("Place:" + new string('x', 2_000)));

        var answer = await _fortress.AskAsync($"{{ node(id: \"{id}\") {{ id }} }}");

        Assert.Contains("errors", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Text.Length < 2_000, "The whole id is sent back.");
    }

    [Fact]
    public async Task UnknownField_SuggestsNothing()
    {
        var answer = await _fortress.AskAsync("{ secre }");

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameOfAMegabyteInEveryRow_IsNotAnswered()
    {
        var answer = await _fortress.AskAsync($"{{ nest {{ list(count: 50) {{ {new string('a', 1_000_000)}: good }} }} }}");

        Assert.Equal(400, answer.Status);
        Assert.Contains("RESPONSE_TOO_LARGE", answer.Text, StringComparison.Ordinal);
        await _fortress.StandsAsync();
    }

    [Fact]
    public async Task OneLongListInManyArguments_IsNotRead()
    {
        var uses = string.Concat(Enumerable.Range(0, 90).Select(static index => $"a{index}: echoList(values: $v) "));
        var values = string.Join(',', Enumerable.Range(0, 10_000));

        var answer = await _fortress.AskAsync($"query($v: [Int]!) {{ {uses} }}", $$"""{"v":[{{values}}]}""");

        Assert.Equal(400, answer.Status);
        Assert.Contains("too many values", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "Query")]
    [InlineData("mutation", "Mutation")]
    [InlineData("subscription", "Subscription")]
    public async Task EndlessChainOfFragments_DoesNotEndTheServer(string operation, string type)
    {
        var chain = string.Concat(Enumerable.Range(0, 200_000).Select(index => $"fragment F{index} on {type}{{...F{index + 1}}}"));

        var answer = await _fortress.AskAsync($"{operation}{{...F0}}{chain}fragment F200000 on {type}{{__typename}}");

        Assert.Equal(400, answer.Status);
        await _fortress.StandsAsync();
    }

    [Fact]
    public async Task CompressedBomb_IsNotUnpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[10_000_000], TestContext.Current.CancellationToken);

        using var response = await _fortress.PostAsync(packed.ToArray(), "gzip");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await _fortress.StandsAsync();
    }

    [Fact]
    public async Task RequestsAbandonedInFlight_FreeTheirPlaces()
    {
        const string Slow = "{\"query\":\"{ latePet { name } lateNumbers nest { lateInner { lateInner { lateGood } } } }\"}";
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            using var impatience = new CancellationTokenSource(TimeSpan.FromTicks(number * 100), TimeProvider.System);
            try
            {
                using var content = new StringContent(Slow, Encoding.UTF8, "application/json");
                using var response = await _fortress.Http.PostAsync(_fortress.Uri, content, impatience.Token);
            }
            catch (OperationCanceledException)
            {
                // Left, as intended.
            }
        });

        for (var place = 0; place <= Fortress.Places; place++) await _fortress.StandsAsync();
    }
}
