using System.Net.WebSockets;
using System.Text;
using SocialImages.GraphQL.Tests.Validation.Oracle;

namespace SocialImages.GraphQL.Tests.Attacks;

/// <summary>Damaged requests from a seed: every one is refused or answered, none breaks the server.</summary>
public sealed class FuzzingTests : IAsyncLifetime
{
    private const int Seed = 20261121;

    private static readonly string[] Bodies =
    [
        """{"query":"query Q($a: Int = 1) { echoInt(value: $a) nest { list(count: 2) { good inner { good } } } }","variables":{"a":3},"operationName":"Q"}""",
        """[{"query":"{ numbers(first: 3) { nodes edges { cursor } pageInfo { hasNextPage } } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}]""",
        """{"query":"mutation M($i: EchoInput!) { __typename }","variables":{"i":{"number":1,"text":"x","inner":{"number":2}}}}""",
        """{"id":"abc","query":"{ pets { __typename ... on Dog { barks } ... on Cat { lives } name @skip(if: true) } }"}""",
    ];

    private static readonly string[] Messages =
    [
        """{"type":"connection_init","payload":{"authorization":"Bearer x"}}""",
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { onRoom(name: \"a\") }"}}""",
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { onCount(to: 3) { name } }","variables":{}}}""",
        """{"id":"2","type":"subscribe","payload":{"query":"{ latePet { name } }"}}""",
        """{"id":"1","type":"complete"}""",
        """{"type":"ping","payload":{"a":[1,2,{}]}}""",
    ];

    private Fortress _fortress = null!;

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fortress = await Fortress.BuildAsync();

    public ValueTask DisposeAsync() => _fortress.DisposeAsync();

    [Fact]
    public async Task DamagedRequests_AreRefusedOrAnswered()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 3_000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var random = new Random(Seed + number);
            var body = Damaged(Bodies[random.Next(Bodies.Length)], random);

            using var response = await _fortress.PostAsync(body);

            var shown = Convert.ToBase64String(body);
            Assert.True((int)response.StatusCode is 200 or 400, $"{response.StatusCode} for {shown}");
            var text = await response.Content.ReadAsStringAsync(TestEnd);
            Assert.True(text.Length < 64_000, $"{text.Length} characters for {shown}");
            Assert.DoesNotContain("Unexpected Execution Error", text, StringComparison.Ordinal);
        });

        await _fortress.StandsAsync();
    }

    [Fact]
    public async Task DamagedConversations_EndAndHoldNothing()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var random = new Random(Seed + number);
            using var socket = await _fortress.ConnectAsync();
            var reading = ReadToTheEndAsync(socket);
            await SendAsync(socket, Messages[0], random);
            for (var message = 0; message < 8 && socket.State == WebSocketState.Open; message++) await SendAsync(socket, Messages[random.Next(Messages.Length)], random);
            if (random.Next(2) == 0) socket.Abort();
            else await CloseAsync(socket);
            Assert.True(await reading is null or 1000 or 4400 or 4401 or 4409 or 4429, $"conversation {number} ended with {await reading}");
        });

        await _fortress.StandsAsync();
        while (_fortress.Topics > 0) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestEnd);
    }

    private static byte[] Damaged(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(random.Next(3) == 0 ? text : Damage.Apply(text, random));
        if (random.Next(3) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private static async Task SendAsync(ClientWebSocket socket, string message, Random random)
    {
        var text = random.Next(3) == 0 ? Damage.Apply(message, random) : message;
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestEnd);
        }
        catch (WebSocketException)
        {
            // Closed meanwhile, which the reader sees.
        }
    }

    private static async Task CloseAsync(ClientWebSocket socket)
    {
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestEnd);
        }
        catch (WebSocketException)
        {
            // The server was quicker.
        }
    }

    /// <summary>The close code; null when the connection broke without one.</summary>
    private static async Task<int?> ReadToTheEndAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), TestEnd)).MessageType != WebSocketMessageType.Close)
            {
            }

            return (int?)socket.CloseStatus;
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }
}
