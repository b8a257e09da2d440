using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialImages.GraphQL.PersistedOperations;
using SocialImages.GraphQL.Registration;

namespace SocialImages.GraphQL.Execution;

/// <summary>Builds the schema while the host starts, so that a broken one stops the start and no request pays for it.</summary>
internal sealed class SchemaWarmup(IServiceProvider services, string schemaName, SchemaSetup setup) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var executor = services.GetRequiredKeyedService<RequestExecutor>(schemaName);
        // Read once, here, so that a wrong file stops the start.
        _ = services.GetKeyedService<OperationManifest>(schemaName);
        foreach (var warmup in setup.Warmups)
            await warmup(executor, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
