using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(SocialImages.Testing.PostgresServer))]

namespace SocialImages.Testing;

/// <summary>
/// The PostgreSQL server of a test run: the one test.sh started (TEST_DATABASE_URL, a superuser's URL), else a
/// throw-away cluster of this process, which ends with it.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly Lazy<PostgresServer> Shared = new(() => new PostgresServer());
    private readonly Lazy<Task<string>> _url;
    private string? _folder;

    public PostgresServer() => _url = new(StartAsync);

    /// <summary>A superuser's connection to the database "postgres" of the server; starts it when needed.</summary>
    public static async Task<NpgsqlConnectionStringBuilder> AdminAsync() => Parse(await Shared.Value._url.Value);

    /// <summary>Npgsql's form of a postgres:// URL.</summary>
    public static NpgsqlConnectionStringBuilder Parse(string url)
    {
        var uri = new Uri(url);
        var user = uri.UserInfo.Split(':', 2);
        return new()
        {
            Host = uri.Host,
            Port = uri.Port < 0 ? 5432 : uri.Port,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = uri.AbsolutePath.TrimStart('/'),
        };
    }

    /// <summary>The postgres:// URL of a connection, as DATABASE_URL takes it.</summary>
    public static string ToUrl(NpgsqlConnectionStringBuilder of) =>
        $"postgres://{Uri.EscapeDataString(of.Username!)}:{Uri.EscapeDataString(of.Password ?? "")}@{of.Host}:{of.Port}/{of.Database}";

    /// <summary>Runs one statement outside any transaction in the given database.</summary>
    public static async Task ExecuteAsync(NpgsqlConnectionStringBuilder target, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(target.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // Creating and dropping a database waits for a checkpoint, which a busy disk makes slow.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)TimeSpan.FromMinutes(5).TotalSeconds };
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await PostgresFixture.DropTemplateAsync();
        if (Shared.IsValueCreated && Shared.Value._folder is { } folder)
        {
            await ScriptAsync("drop", folder);
        }
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_DATABASE_URL") is { Length: > 0 } given)
        {
            return given;
        }

        _folder = Directory.CreateTempSubdirectory("socialimages-tests-").FullName;
        var url = await ScriptAsync("start", _folder);
        await ScriptAsync("guard", _folder, Environment.ProcessId.ToString(provider: null));
        return url;
    }

    /// <summary>What eng/postgres.sh printed.</summary>
    public static async Task<string> ScriptAsync(params string[] arguments)
    {
        var script = Path.Combine(RootFolder(), "eng", "postgres.sh");
        using var process = Process.Start(new ProcessStartInfo(script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var problems = process.StandardError.ReadToEndAsync();
        var output = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"eng/postgres.sh {arguments[0]} failed: {await problems}");
    }

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialImages.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from within the repository.");
        }

        return folder.FullName;
    }
}
