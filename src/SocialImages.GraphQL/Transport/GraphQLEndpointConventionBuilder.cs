using SocialImages.GraphQL.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Configures a mapped GraphQL endpoint.</summary>
public sealed class GraphQLEndpointConventionBuilder : IEndpointConventionBuilder
{
    private readonly IEndpointConventionBuilder _endpoint;
    private readonly GraphQLServerOptions _options;

    internal GraphQLEndpointConventionBuilder(IEndpointConventionBuilder endpoint, GraphQLServerOptions options)
    {
        _endpoint = endpoint;
        _options = options;
    }

    /// <summary>Changes this endpoint's options; has effect until its first request.</summary>
    public GraphQLEndpointConventionBuilder WithOptions(Action<GraphQLServerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(_options);
        return this;
    }

    public void Add(Action<EndpointBuilder> convention) => _endpoint.Add(convention);

    public void Finally(Action<EndpointBuilder> finallyConvention) => _endpoint.Finally(finallyConvention);
}
