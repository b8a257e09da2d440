using System.Buffers;
using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Types;

[assembly: SocialImages.GraphQL.Module("TestTypes")]

namespace SocialImages.GraphQL.Tests.Execution;

/// <summary>The schema of this assembly, asked without a transport.</summary>
internal sealed class TestSchema : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestSchema(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public RequestExecutor Executor => _services.GetRequiredKeyedService<RequestExecutor>(RequestExecutor.DefaultSchemaName);

    public Journal Journal => _services.GetRequiredService<Journal>();

    public static TestSchema Create(Action<IRequestExecutorBuilder>? configure = null, Action<IServiceCollection>? addServices = null)
    {
        var services = new ServiceCollection();
        addServices?.Invoke(services);
        var builder = Add(services, disableDefaultSecurity: true);
        configure?.Invoke(builder);
        return new TestSchema(services.BuildServiceProvider());
    }

    public static IRequestExecutorBuilder Add(IServiceCollection services, bool disableDefaultSecurity)
    {
        services.AddSingleton<Journal>();
        services.AddScoped<ScopedThing>();
        return services.AddGraphQLServer(disableDefaultSecurity: disableDefaultSecurity)
            .AddTestTypes()
            .AddGlobalObjectIdentification()
            .AddMutationConventions()
            .AddErrorInterfaceType<IProblem>()
            .AddInMemorySubscriptions()
            .AddAuthorization()
            .BindRuntimeType<Credits, IntType>()
            .AddTypeConverter<Credits, int>(static credits => credits.Value)
            .AddTypeConverter<int, Credits>(static value => new Credits(value));
    }

    public async Task<string> AskAsync(string query, string? variables = null, ClaimsPrincipal? user = null, CancellationToken cancellationToken = default)
    {
        await using var scope = _services.CreateAsyncScope();
        await using var result = await Executor.ExecuteAsync(Request(scope.ServiceProvider, query, variables, user), cancellationToken);
        return Text(Assert.IsAssignableFrom<OperationResult>(result));
    }

    public async Task<ResponseStream> SubscribeAsync(string query, CancellationToken cancellationToken = default)
    {
        var request = Request(_services, query, null, null);
        return Assert.IsType<ResponseStream>(await Executor.ExecuteAsync(request, cancellationToken));
    }

    public static string Text(OperationResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        result.WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static OperationRequest Request(IServiceProvider services, string query, string? variables, ClaimsPrincipal? user)
    {
        var request = OperationRequestBuilder.New().SetDocument(query).SetServices(services).SetUser(user).SetAllowedOperations(OperationKinds.All);
        if (variables is not null)
            request.SetVariableValues(variables);
        return request.Build();
    }
}
