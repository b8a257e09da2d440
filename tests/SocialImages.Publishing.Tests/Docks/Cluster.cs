using SocialImages.Testing;

namespace SocialImages.Publishing.Tests.Docks;

/// <summary>A PostgreSQL of its own, to be crashed. It confirms commits seconds before it writes them, as impatient operators have it.</summary>
public sealed class Cluster : IAsyncLifetime
{
    private static readonly string[] Settings = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_writer_delay=10s", "wal_writer_flush_after=1GB"];

    private readonly string _folder = Directory.CreateTempSubdirectory("socialimages-cluster-").FullName;

    /// <summary>A superuser's.</summary>
    public string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Url = await StartAsync();
        await PostgresServer.ScriptAsync("guard", _folder, Environment.ProcessId.ToString(provider: null));
    }

    /// <summary>Without a farewell: what was confirmed and not written is lost, and every session with its locks. Then it is back.</summary>
    public async Task CrashAsync()
    {
        await PostgresServer.ScriptAsync("stop", _folder, "immediate");
        Assert.Equal(Url, await StartAsync());
    }

    /// <summary>Everything confirmed so far outlives a crash.</summary>
    public Task WriteDownAsync() => PostgresServer.ExecuteAsync(PostgresServer.Parse(Url), "CHECKPOINT");

    public async ValueTask DisposeAsync() => await PostgresServer.ScriptAsync("drop", _folder);

    private Task<string> StartAsync() => PostgresServer.ScriptAsync(["start", _folder, "0", .. Settings]);
}
