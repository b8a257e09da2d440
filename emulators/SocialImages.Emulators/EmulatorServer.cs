using SocialImages.Emulators.Control;

namespace SocialImages.Emulators;

/// <summary>The emulators on a loopback port of their own, for tests and benchmarks in other projects: real sockets, real HTTP.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private EmulatorServer(WebApplication app)
    {
        this.app = app;
        BaseAddress = new Uri(app.Urls.First());
    }

    /// <summary>For example <c>http://127.0.0.1:41234/</c>; <c>new Uri(BaseAddress, "openai/v1")</c> is the OpenAI wire.</summary>
    public Uri BaseAddress { get; }

    public static async Task<EmulatorServer> StartAsync(EmulatorServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorServerOptions();
        var app = Program.Compose(options.ToArguments());
        if (options.Instant) app.Services.GetRequiredService<SettingsBook>().MakeInstant();
        await app.StartAsync(cancellationToken);
        return new EmulatorServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
