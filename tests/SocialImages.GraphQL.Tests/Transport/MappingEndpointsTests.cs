using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Tests.Transport;

/// <summary>Endpoints that do one thing each, as Hot Chocolate has them.</summary>
public sealed class MappingEndpointsTests
{
    [Fact]
    public async Task HttpEndpoint_TakesOperationsAndNothingElse()
    {
        await using var host = await GraphQLHost.StartAsync(map: static app => app.MapGraphQLHttp().WithOptions(static options => options.EnableGetRequests = false));

        Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync("{ __typename }")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync("subscription { three }", "text/event-stream")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.GetAsync("?sdl")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/schema")).StatusCode);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => host.OpenSocketAsync("graphql-transport-ws", null));
    }

    [Fact]
    public async Task HttpEndpoint_TakesQueriesByGet()
    {
        await using var host = await GraphQLHost.StartAsync(map: static app => app.MapGraphQLHttp());

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("?query={ __typename }")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.GetAsync("?query=mutation { change }")).StatusCode);
    }

    [Fact]
    public async Task SocketEndpoint_TakesSocketsAndNothingElse()
    {
        await using var host = await GraphQLHost.StartAsync(map: static app => app.MapGraphQLWebSocket("/graphql"));
        await using var client = await host.ConnectAsync();

        await client.SubscribeAsync("1", "{ __typename }");

        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"__typename":"Query"}}}""");
        Assert.Equal(HttpStatusCode.NotFound, (await host.QueryAsync("{ __typename }")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("?sdl")).StatusCode);
    }

    [Fact]
    public async Task SchemaEndpoint_ShowsTheSchemaAndNothingElse()
    {
        await using var host = await GraphQLHost.StartAsync(map: static app => app.MapGraphQLSchema());

        await (await host.GetAsync("/sdl")).IsAsync(HttpStatusCode.OK, "application/graphql; charset=utf-8", EchoEngine.Sdl);
        await (await host.GetAsync("/sdl?types=Nope")).IsErrorAsync(HttpStatusCode.NotFound, "HC0060", "The type `Nope` does not exist.");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.SendAsync(HttpMethod.Post, "/sdl", new StringContent("x"), null, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.QueryAsync("{ __typename }")).StatusCode);
    }

    [Fact]
    public async Task SchemaEndpoint_HonoursTheSwitch()
    {
        await using var host = await GraphQLHost.StartAsync(
            schema: static schema => schema.ModifyServerOptions(static options => options.EnableSchemaRequests = false),
            map: static app => app.MapGraphQLSchema());

        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/sdl")).StatusCode);
    }

    [Fact]
    public async Task EndpointsSideBySide_ShareTheSchema()
    {
        await using var host = await GraphQLHost.StartAsync(map: static app =>
        {
            app.MapGraphQLHttp();
            app.MapGraphQLWebSocket();
            app.MapGraphQLSchema();
        });

        Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync("{ __typename }")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/sdl")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/ws")).StatusCode);
    }
}
