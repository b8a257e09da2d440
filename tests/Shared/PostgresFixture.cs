using System.Security.Cryptography;
using Npgsql;

namespace SocialImages.Testing;

/// <summary>
/// A database of its own for a test class (<c>IClassFixture&lt;PostgresFixture&gt;</c>) or for one test
/// (<c>await using var database = await PostgresFixture.CreateAsync()</c>): a copy of a template migrated once per process.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly string _name = NewName("test");
    private readonly string? _serverUrl;
    private NpgsqlConnectionStringBuilder? _target;

    public PostgresFixture()
    {
    }

    private PostgresFixture(string serverUrl) => _serverUrl = serverUrl;

    /// <summary>
    /// Brings an empty database (an Npgsql connection string) to the newest schema. A test project sets it once in a
    /// module initializer; without it the databases are empty.
    /// </summary>
    public static Func<string, Task>? Migrate { get; set; }

    /// <summary>Npgsql connection string.</summary>
    public string ConnectionString => Target.ConnectionString;

    /// <summary>The same as a postgres:// URL, as DATABASE_URL takes it.</summary>
    public string DatabaseUrl => PostgresServer.ToUrl(Target);

    private NpgsqlConnectionStringBuilder Target => _target ?? throw new InvalidOperationException("The fixture has not been initialized.");

    public static async Task<PostgresFixture> CreateAsync()
    {
        var fixture = new PostgresFixture();
        await fixture.InitializeAsync();
        return fixture;
    }

    /// <summary>On another server than the run's own (a superuser's URL), migrated from nothing.</summary>
    public static async Task<PostgresFixture> CreateOnAsync(string serverUrl)
    {
        var fixture = new PostgresFixture(serverUrl);
        await fixture.InitializeAsync();
        return fixture;
    }

    public async ValueTask InitializeAsync()
    {
        var admin = await ServerAsync();
        _target = Named(admin, _name);
        if (_serverUrl is null)
        {
            await PostgresServer.ExecuteAsync(admin, $"CREATE DATABASE {_name} TEMPLATE {await Template.Value} STRATEGY FILE_COPY");
            return;
        }

        await PostgresServer.ExecuteAsync(admin, $"CREATE DATABASE {_name} TEMPLATE template0");
        await MigrateAsync(_target);
    }

    public async ValueTask DisposeAsync()
    {
        using (var pool = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        await DropAsync(await ServerAsync(), _name);
    }

    internal static async Task DropTemplateAsync()
    {
        if (Template.IsValueCreated && Template.Value.IsCompletedSuccessfully && await Template.Value is var name and not "template0")
        {
            await DropAsync(await PostgresServer.AdminAsync(), name);
        }
    }

    private static async Task<string> MakeTemplateAsync()
    {
        if (Migrate is null)
        {
            return "template0";
        }

        var admin = await PostgresServer.AdminAsync();
        var name = NewName("template");
        await PostgresServer.ExecuteAsync(admin, $"CREATE DATABASE {name} TEMPLATE template0");
        await MigrateAsync(Named(admin, name));
        return name;
    }

    // Unpooled: a database with a connection open cannot be copied.
    private static Task MigrateAsync(NpgsqlConnectionStringBuilder target) =>
        Migrate is null ? Task.CompletedTask : Migrate(new NpgsqlConnectionStringBuilder(target.ConnectionString) { Pooling = false }.ConnectionString);

    private static Task DropAsync(NpgsqlConnectionStringBuilder server, string name) =>
        PostgresServer.ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private async Task<NpgsqlConnectionStringBuilder> ServerAsync() =>
        _serverUrl is null ? await PostgresServer.AdminAsync() : PostgresServer.Parse(_serverUrl);

    private static NpgsqlConnectionStringBuilder Named(NpgsqlConnectionStringBuilder admin, string name) =>
        new(admin.ConnectionString) { Database = name };

    private static string NewName(string kind) => $"{kind}_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
}
