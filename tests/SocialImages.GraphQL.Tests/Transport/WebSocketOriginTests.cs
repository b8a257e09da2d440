using System.Net;
using System.Net.WebSockets;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class WebSocketOriginTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("http://127.0.0.1:PORT", true)]
    [InlineData("https://127.0.0.1:PORT", true)]
    [InlineData("https://editor.example", true)]
    [InlineData("https://EDITOR.example", true)]
    [InlineData("http://editor.example", false)]
    [InlineData("https://editor.example:444", false)]
    [InlineData("https://editor.example.evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("http://127.0.0.1", false)]
    [InlineData("http://127.0.0.1:PORT.evil.example", false)]
    [InlineData("file://127.0.0.1:PORT", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public async Task Origin_DecidesWhoMayConnect(string? origin, bool allowed)
    {
        await using var host = await GraphQLHost.StartAsync(options => options.Sockets.AllowedOrigins.Add("https://editor.example/"));
        var port = host.Uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(allowed ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, await ConnectAsync(host, origin?.Replace("PORT", port, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnyOrigin_MayConnectWhereThatIsSaid()
    {
        await using var host = await GraphQLHost.StartAsync(options => options.Sockets.AllowedOrigins.Add("*"));

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(host, "https://evil.example"));
    }

    [Fact]
    public async Task OneSocketTooMany_IsRefusedUntilOneCloses()
    {
        await using var host = await GraphQLHost.StartAsync(options => options.Sockets.MaxConnectionsPerAddress = 2);
        await using var first = await host.ConnectAsync();
        var second = await host.ConnectAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, await ConnectAsync(host, null));
        await second.DisposeAsync();

        while (await ConnectAsync(host, null) != HttpStatusCode.SwitchingProtocols)
            await Task.Yield();
    }

    private static async Task<HttpStatusCode> ConnectAsync(GraphQLHost host, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new UriBuilder(host.Uri) { Scheme = "ws" }.Uri, host.TestEnd);
        }
        catch (WebSocketException)
        {
            // The status tells the rest.
        }

        return socket.HttpStatusCode;
    }
}
