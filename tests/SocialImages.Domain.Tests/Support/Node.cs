using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Support;

/// <summary>One node of the service without its door: the domain as the Api registers it, with or without its workers.</summary>
public sealed class Node : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isRunning;

    private Node(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static Node Build(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? adjust = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("NODE_LOG") is not null) builder.Logging.AddSimpleConsole();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddData(builder.Configuration)
            .AddWorkspaces(builder.Configuration)
            .AddImages(builder.Configuration)
            .AddModeration(builder.Configuration)
            .AddGenerations(builder.Configuration);
        builder.Services.Configure<GenerationOptions>(options =>
        {
            options.RetryDelay = TimeSpan.FromMilliseconds(20);
            options.MaxRetryDelay = TimeSpan.FromSeconds(3);
            options.Drain = TimeSpan.Zero;
            // Most scenarios make a provider fail on purpose; the next one must find it willing.
            options.CircuitFailures = int.MaxValue;
            options.MaxCircuitRest = TimeSpan.Zero;
        });
        adjust?.Invoke(builder.Services);
        return new Node(builder.Build());
    }

    public async Task<Node> StartAsync()
    {
        await _host.StartAsync();
        _isRunning = true;
        return this;
    }

    public Task StopAsync()
    {
        _isRunning = false;
        return _host.StopAsync();
    }

    /// <summary>Runs something with services of one request.</summary>
    public async Task<T> RunAsync<TService, T>(Func<TService, Task<T>> run)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_isRunning) await StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
