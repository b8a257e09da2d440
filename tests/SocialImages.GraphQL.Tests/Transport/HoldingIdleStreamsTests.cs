using System.Net.Sockets;
using System.Text;

namespace SocialImages.GraphQL.Tests.Transport;

/// <summary>Alone in the process, because it looks at the memory of all of it.</summary>
[CollectionDefinition(nameof(HoldingIdleStreamsTests), DisableParallelization = true)]
[Collection(nameof(HoldingIdleStreamsTests))]
public sealed class HoldingIdleStreamsTests
{
    private const string EventStream = "text/event-stream";

    [Fact]
    public async Task TwoThousandIdleStreams_HoldLittleAndGoWithTheirClients()
    {
        await using var host = await GraphQLHost.StartAsync();
        const int Count = 2_000;
        const int MostBytesEach = 40_000;
        var body = """{"query":"subscription { topic }"}""";
        var request = Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: {EventStream}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var clients = new List<Socket>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < Count; number++)
        {
            var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
            clients.Add(client);
            await client.ConnectAsync("127.0.0.1", host.Uri.Port, host.TestEnd);
            await client.SendAsync(request, host.TestEnd);
        }

        await Eventually.TrueAsync(() => host.Engine.OpenStreams == Count);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        foreach (var client in clients) client.Dispose();

        Assert.InRange(each, 0, MostBytesEach);
        await Eventually.TrueAsync(() => host.Engine.OpenStreams == 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{each:N0} bytes a stream, both ends");
    }
}
