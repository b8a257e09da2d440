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
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        var name = schemaName ?? RequestExecutor.DefaultSchemaName;
        var services = endpoints.ServiceProvider;

        // A fresh instance from the factory: two endpoints of one schema may differ.
        var options = services.GetRequiredService<IOptionsFactory<GraphQLServerOptions>>().Create(name);
        var endpoint = new Lazy<GraphQLEndpoint>(() => new(new GraphQLServer(services, name, options)));
        var pattern = RoutePatternFactory.Parse($"{path.TrimEnd('/')}/{{**{GraphQLEndpoint.PathParameter}}}");
        var route = endpoints.Map(pattern, context => endpoint.Value.HandleAsync(context));
        return new(route.WithDisplayName("GraphQL"), options);
    }
}
