using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialImages.GraphQL.AspNetCore;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Subscriptions;

namespace SocialImages.GraphQL.Tests.Transport;

/// <summary>A real server on a free port with the echo engine behind it.</summary>
internal sealed class GraphQLHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GraphQLHost(WebApplication app)
    {
        _app = app;
        Uri = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/graphql");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Uri };
    }

    public Uri Uri { get; }

    public HttpClient Http { get; }

    public EchoEngine Engine => _app.Services.GetRequiredService<EchoEngine>();

    public ITopicEventSender Topics => _app.Services.GetRequiredService<ITopicEventSender>();

    public CancellationToken TestEnd { get; } = TestContext.Current.CancellationToken;

    public static async Task<GraphQLHost> StartAsync(
        Action<GraphQLServerOptions>? options = null, Action<IRequestExecutorBuilder>? schema = null, TimeProvider? time = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var test = new TestSchemaBuilder(builder.Services);
        test.AddInMemorySubscriptions();
        schema?.Invoke(test);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton<EchoEngine>();
        builder.Services.AddKeyedSingleton(test.Name, (services, _) => new RequestExecutor(
            test.Name,
            services.GetRequiredService<EchoEngine>().ExecuteAsync,
            new SchemaText(() => EchoEngine.Sdl, name => name == "Query" ? EchoEngine.Sdl : null)));
        var app = builder.Build();
        app.UseWebSockets();
        if (map is null)
            app.MapGraphQL().WithOptions(options ?? (_ => { }));
        else
            map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GraphQLHost(app);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? contentType = "application/json", string? accept = null, params (string, string)[] headers) =>
        SendAsync(HttpMethod.Post, "", new ByteArrayContent(Encoding.UTF8.GetBytes(body)), contentType, accept, headers);

    public Task<HttpResponseMessage> QueryAsync(string query, string? accept = null, params (string, string)[] headers) =>
        PostAsync(JsonSerializer.Serialize(new { query }), "application/json", accept, headers);

    public Task<HttpResponseMessage> GetAsync(string pathAndQuery, string? accept = null, params (string, string)[] headers) =>
        SendAsync(HttpMethod.Get, pathAndQuery, null, null, accept, headers);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string pathAndQuery, HttpContent? content, string? contentType, string? accept, params (string, string)[] headers)
    {
        var request = new HttpRequestMessage(method, Uri + pathAndQuery) { Content = content };
        if (content is not null && contentType is not null)
            content.Headers.Remove("Content-Type");
        if (contentType is not null)
            content?.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestEnd);
    }

    /// <summary>Opens a socket and, unless told otherwise, has it acknowledged.</summary>
    public async Task<SocketClient> ConnectAsync(
        string? protocol = "graphql-transport-ws", string? origin = null, bool initialize = true, string payload = "{}")
    {
        var client = new SocketClient(await OpenSocketAsync(protocol, origin), TestEnd);
        if (!initialize)
            return client;

        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        await client.IsNextAsync("""{"type":"connection_ack"}""");
        return client;
    }

    public async Task<ClientWebSocket> OpenSocketAsync(string? protocol, string? origin)
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
            socket.Options.AddSubProtocol(protocol);
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(Uri) { Scheme = "ws" }.Uri, TestEnd);
        return socket;
    }

    public Task StopAsync() => _app.StopAsync(TestEnd);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
