using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialImages.GraphQL.AspNetCore;
using SocialImages.GraphQL.Execution;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts a GraphQL schema behind a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps POST, GET, uploads, event streams, WebSockets, the SDL and the IDE. WebSockets need
    /// <c>app.UseWebSockets()</c> before it.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The endpoint's path, without a slash at the end.</param>
    /// <param name="schemaName">The schema; null is the only one.</param>
    public static GraphQLEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string path = "/graphql", string? schemaName = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Map(endpoints, $"{path.TrimEnd('/')}/{{**{GraphQLEndpoint.PathParameter}}}", schemaName, "GraphQL", static server => new GraphQLEndpoint(server).HandleAsync);
    }

    /// <summary>Maps POST, GET, uploads and event streams only.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The endpoint's path.</param>
    /// <param name="schemaName">The schema; null is the only one.</param>
    public static GraphQLEndpointConventionBuilder MapGraphQLHttp(
        this IEndpointRouteBuilder endpoints, string pattern = "/graphql", string? schemaName = null) =>
        Map(endpoints, pattern, schemaName, "GraphQL over HTTP", static server => new OperationEndpoint(server).HandleAsync);

    /// <summary>Maps WebSockets only. They need <c>app.UseWebSockets()</c> before it.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The endpoint's path.</param>
    /// <param name="schemaName">The schema; null is the only one.</param>
    public static GraphQLEndpointConventionBuilder MapGraphQLWebSocket(
        this IEndpointRouteBuilder endpoints, string pattern = "/graphql/ws", string? schemaName = null) =>
        Map(endpoints, pattern, schemaName, "GraphQL over WebSocket", static server => new SocketEndpoint(server).HandleAsync);

    /// <summary>Maps the SDL only, whole or by <c>?types=</c>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The endpoint's path.</param>
    /// <param name="schemaName">The schema; null is the only one.</param>
    public static IEndpointConventionBuilder MapGraphQLSchema(
        this IEndpointRouteBuilder endpoints, string pattern = "/graphql/sdl", string? schemaName = null) =>
        Map(endpoints, pattern, schemaName, "GraphQL schema", static server => new SchemaEndpoint(server).HandleAsync);

    private static GraphQLEndpointConventionBuilder Map(
        IEndpointRouteBuilder endpoints, string pattern, string? schemaName, string displayName, Func<GraphQLServer, RequestDelegate> open)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var name = schemaName ?? RequestExecutor.DefaultSchemaName;
        var services = endpoints.ServiceProvider;
        // A fresh instance from the factory: two endpoints of one schema may differ.
        var options = services.GetRequiredService<IOptionsFactory<GraphQLServerOptions>>().Create(name);
        var endpoint = new Lazy<RequestDelegate>(() => open(new GraphQLServer(services, name, options)));
        var route = endpoints.Map(RoutePatternFactory.Parse(pattern), context => endpoint.Value(context));
        return new(route.WithDisplayName(displayName), options);
    }
}
