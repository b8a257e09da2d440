using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.Tests.Transport;

internal sealed class TestSchemaBuilder(IServiceCollection services) : IRequestExecutorBuilder
{
    public string Name => RequestExecutor.DefaultSchemaName;

    public IServiceCollection Services => services;
}
