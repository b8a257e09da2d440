using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SocialImages.GraphQL.AspNetCore;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Registration;

namespace Microsoft.Extensions.DependencyInjection;

public static class GraphQLServerServiceCollectionExtensions
{
    /// <summary>Adds a GraphQL schema.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="schemaName">Its name; null is the only one.</param>
    /// <param name="maxAllowedRequestSize">Bytes of a request's body.</param>
    /// <param name="disableDefaultSecurity">Turns cost limits off and leaves introspection open everywhere.</param>
    public static IRequestExecutorBuilder AddGraphQLServer(
        this IServiceCollection services, string? schemaName = null, int maxAllowedRequestSize = 20_480_000, bool disableDefaultSecurity = false)
    {
        ArgumentNullException.ThrowIfNull(services);
        var name = schemaName ?? RequestExecutor.DefaultSchemaName;
        var setup = new SchemaSetup(services) { HasDefaultSecurity = !disableDefaultSecurity };
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions();
        services.AddLogging();
        services.Configure<GraphQLServerOptions>(name, options => options.MaxAllowedRequestSize = maxAllowedRequestSize);
        services.AddKeyedSingleton(name, (provider, _) => RequestExecutorFactory.Create(name, setup, provider));
        services.AddSingleton<IHostedService>(provider => new SchemaWarmup(provider, name, setup));
        return new RequestExecutorBuilder(name, setup);
    }
}
