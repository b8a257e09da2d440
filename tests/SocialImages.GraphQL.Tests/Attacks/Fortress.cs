using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialImages.GraphQL.Subscriptions;
using SocialImages.GraphQL.Tests.Execution;

namespace SocialImages.GraphQL.Tests.Attacks;

/// <summary>The real engine behind a real server, defended as it is in production.</summary>
internal sealed class Fortress : IAsyncDisposable
{
    public const int Places = 4;
    private readonly WebApplication _app;

    private Fortress(WebApplication app)
    {
        _app = app;
        Uri = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/graphql");
        Http = new HttpClient { BaseAddress = Uri };
    }

    public Uri Uri { get; }

    public HttpClient Http { get; }

    public int Topics => _app.Services.GetRequiredService<InMemoryTopics>().Count;

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public static async Task<Fortress> BuildAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        TestSchema.Add(builder.Services, disableDefaultSecurity: false).ModifyRequestOptions(options => options.MaxConcurrentExecutions = Places);
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
        await app.StartAsync(TestEnd);
        return new Fortress(app);
    }

    public Task<HttpResponseMessage> PostAsync(byte[] body, string? encoding = null)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        return Http.PostAsync(Uri, content, TestEnd);
    }

    public async Task<(int Status, string Text)> AskAsync(string query, string variables = "null")
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}"""));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestEnd));
    }

    public async Task StandsAsync() => Assert.Equal((200, """{"data":{"__typename":"Query"}}"""), await AskAsync("{ __typename }"));

    public async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(Uri) { Scheme = "ws" }.Uri, TestEnd);
        return socket;
    }

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return _app.DisposeAsync();
    }
}
