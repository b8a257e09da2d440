using System.Security.Cryptography;
using Npgsql;

namespace SocialImages.Benchmarks;

/// <summary>One database with a full library, and what it takes to start the product and the yardstick on it.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    /// <summary>Pictures in the library; a page is 50 of them.</summary>
    public const int Images = 10_000;

    private readonly Dictionary<string, string?> _settings;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("socialimages-bench-");

    private Workbench(Uri databaseUrl)
    {
        var user = databaseUrl.UserInfo.Split(':', 2);
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = databaseUrl.Host,
            Port = databaseUrl.Port,
            Username = user[0],
            Password = user[1],
            Database = databaseUrl.AbsolutePath.Trim('/'),
        }.ConnectionString;
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        const string Nowhere = "http://127.0.0.1:9";
        _settings = new()
        {
            ["DATABASE_URL"] = databaseUrl.ToString(),
            ["BENCH_CONNECTION"] = ConnectionString,
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Logging__LogLevel__Default"] = "Warning",
            ["DATA_DIR"] = _folder.FullName,
            ["STORAGE_PATH"] = Path.Combine(_folder.FullName, "files"),
            ["ENCRYPTION_KEYS"] = key,
            ["URL_SIGNING_KEYS"] = key,
            ["OPENAI_API_KEY"] = "unused",
            ["OPENAI_BASE_URL"] = Nowhere,
            ["CLOUDINARY_URL"] = "cloudinary://unused:unused@unused",
            ["CLOUDINARY_API_BASE_URL"] = Nowhere,
            ["CLOUDINARY_DELIVERY_BASE_URL"] = Nowhere,
            ["INSTAGRAM_GRAPH_URL"] = Nowhere,
        };
    }

    public string ConnectionString { get; }

    /// <summary>The trial's token, known once the product has started.</summary>
    public string Token => File.ReadAllText(Path.Combine(_folder.FullName, "token")).Trim();

    public static async Task<Workbench> PrepareAsync()
    {
        var url = Environment.GetEnvironmentVariable("BENCH_DATABASE_URL")
            ?? throw new InvalidOperationException("Start the benchmarks through ./bench.sh, which brings the database.");
        var workbench = new Workbench(new Uri(url));
        // The first start migrates and seeds; the library comes after it.
        await using (await workbench.StartProductAsync())
        {
        }

        await workbench.FillLibraryAsync();
        return workbench;
    }

    /// <summary>Base64, as the product is told it.</summary>
    public string EncryptionKey => _settings["ENCRYPTION_KEYS"]!;

    /// <param name="settings">In place of the usual ones.</param>
    public Task<ServerProcess> StartProductAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(_settings);
        foreach (var (name, value) in settings) all[name] = value;
        return ServerProcess.StartAsync(address => [Release("SocialImages.Api"), "--urls", address], "/health/ready", all);
    }

    /// <summary>The other side of every wire.</summary>
    public Task<ServerProcess> StartEmulatorsAsync() =>
        ServerProcess.StartAsync(address => [Release("SocialImages.Emulators"), "--urls", address], "/_control/requests", _settings);

    public Task<ServerProcess> StartBareAsync() => StartSelfAsync("serve-bare");

    /// <summary>Starts this program once more, in the role of a server.</summary>
    public Task<ServerProcess> StartSelfAsync(string role) =>
        ServerProcess.StartAsync(address => [typeof(Workbench).Assembly.Location, role, address], "/", _settings);

    /// <summary>For setting the scene: statements that no user could ask for.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written by the benchmarks themselves.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Release(string project) => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, $"../../{project}/release/{project}.dll"));

    private async Task FillLibraryAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            insert into images (id, workspace_id, created_by_id, source, prompt, style, provider, model, width, height, byte_size,
                mime_type, alt_text, title, tags, placeholder, content_hash, cost_credits, cost_usd, created_at, colors)
            select gen_random_uuid(), workspace_id, user_id, 'Uploaded', 'A picture of number ' || n, 'Natural', 'openai', 'bench', 1024, 1280, 200000 + n,
                'image/jpeg', 'What picture ' || n || ' shows', 'Picture ' || n, array['bench', 'tag' || n % 10], 'LEHV6nWB2yk8pyo0adR*.7kCMdnj',
                encode(sha256(n::text::bytea), 'hex'), 10, 0.04, now() - n * interval '1 minute', '{}'
            from generate_series(1, @count) n, (select workspace_id, user_id from memberships limit 1) member;
            analyze images;
            """, connection);
        command.Parameters.AddWithValue("count", Images);
        await command.ExecuteNonQueryAsync();
    }
}
