using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Workspaces;
using SocialImages.Emulators;
using SocialImages.Testing;

[assembly: AssemblyFixture(typeof(SocialImages.Api.Tests.Harness.Service))]

namespace SocialImages.Api.Tests.Harness;

/// <summary>The service as its users meet it: a real program, a real database, and the outside world emulated over HTTP.</summary>
public class Service : IAsyncLifetime
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);
    private readonly PostgresFixture _database = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("socialimages-").FullName;
    private EmulatorServer? _emulators;
    private WebHost? _web;
    private ServiceProvider? _domain;
    private ApiProcess? _api;

    public Uri Address => Api.Address;

    public ApiProcess Api => _api ?? throw new InvalidOperationException("The service is not running.");

    public Uri Emulators => _emulators!.BaseAddress;

    /// <summary>A server of pictures on this machine that the import may reach.</summary>
    public WebHost Web => _web!;

    public string StoragePath => Path.Combine(_folder, "images");

    public GraphQLClient Anonymous => new(new HttpClient { BaseAddress = Address });

    /// <summary>What is set beyond the defaults of the tests.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _emulators = await EmulatorServer.StartAsync();
        _web = await WebHost.StartAsync();
        await StartAsync();
        _domain = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddData(Configuration())
            .AddWorkspaces(Configuration())
            .AddInstagramAccounts(Configuration())
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (_api is not null) await _api.DisposeAsync();
        if (_domain is not null) await _domain.DisposeAsync();
        if (_emulators is not null) await _emulators.DisposeAsync();
        if (_web is not null) await _web.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>SIGKILL, then a new process on the same database and address.</summary>
    public async Task KillAndRestartAsync()
    {
        var port = Api.Address.Port;
        await Api.DisposeAsync();
        _api = null;
        await StartAsync(port);
    }

    /// <summary>Another node of the same service.</summary>
    public Task<ApiProcess> StartNodeAsync(params (string Name, string Value)[] others)
    {
        var settings = AllSettings();
        foreach (var (name, value) in others) settings[name] = value;
        return ApiProcess.StartAsync(settings);
    }

    /// <summary>The program's command line, with the service's settings.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => ApiProcess.RunAsync(AllSettings(), arguments);

    /// <summary>A new workspace with a connected Instagram account of its own, and its owner's client.</summary>
    public async Task<GraphQLClient> NewOwnerAsync(string workspace, int credits = 1000)
    {
        await using var scope = _domain!.CreateAsyncScope();
        var unique = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")[^12..];
        var created = await scope.ServiceProvider.GetRequiredService<CreateWorkspaceCommand>().ExecuteAsync(
            new CreateWorkspace(workspace, $"{unique}@example.com", "Olga Owner", new CreditAmount(credits)), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ConnectInstagramAccountCommand>().ExecuteAsync(
            created.Owner,
            new ConnectInstagramAccount("me", $"test_{unique}", InstagramLogin.Instagram, $"IGAA-emulator-test_{unique}", TokenExpiresAt: null),
            CancellationToken.None);
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", created.Token);
        return new GraphQLClient(http);
    }

    /// <summary>Rows of a table; for asserting that nothing was stored.</summary>
    public async Task<long> CountAsync(string table, string condition = "true")
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written by the tests themselves.
        await using var command = new NpgsqlCommand($"select count(*) from {table} where {condition}", connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Changes rows as an operator could; returns how many.</summary>
    public async Task<int> ChangeAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written by the tests themselves.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    public async Task FaultAsync(object fault)
    {
        using var http = new HttpClient { BaseAddress = Emulators };
        (await http.PostAsJsonAsync("/_control/faults", fault)).EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> ControlAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Emulators };
        return await http.GetFromJsonAsync<JsonElement>($"/_control/{path}");
    }

    public async Task SettingsAsync(object settings)
    {
        using var http = new HttpClient { BaseAddress = Emulators };
        (await http.PostAsJsonAsync("/_control/settings", settings)).EnsureSuccessStatusCode();
    }

    private IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(
        AllSettings().Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))).Build();

    private async Task StartAsync(int? port = null) => _api = await ApiProcess.StartAsync(AllSettings(), port);

    private Dictionary<string, string> AllSettings()
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["GRAPHQL_INTROSPECTION"] = "true",
            ["DATABASE_URL"] = _database.DatabaseUrl,
            ["STORAGE_PATH"] = StoragePath,
            ["IMPORT_ALLOWED_HOSTS"] = Web.Address.Authority,
            ["ENCRYPTION_KEYS"] = Key,
            ["URL_SIGNING_KEYS"] = Key,
            ["OPENAI_API_KEY"] = "sk-test",
            ["OPENAI_BASE_URL"] = new Uri(Emulators, "/openai/v1").ToString(),
            ["CLOUDINARY_URL"] = "cloudinary://111122223333444:emulated-cloud-secret@DemoCloud",
            ["CLOUDINARY_API_BASE_URL"] = new Uri(Emulators, "/cloudinary").ToString(),
            ["CLOUDINARY_DELIVERY_BASE_URL"] = new Uri(Emulators, "/cloudinary/res").ToString(),
            ["INSTAGRAM_GRAPH_URL"] = new Uri(Emulators, "/instagram").ToString(),
            ["INSTAGRAM_APP_ID"] = "990602627938098",
            ["INSTAGRAM_APP_SECRET"] = "emulator-app-secret",
            ["INSTAGRAM_AUTHORIZE_URL"] = new Uri(Emulators, "/instagram/oauth/authorize").ToString(),
            ["INSTAGRAM_TOKEN_URL"] = new Uri(Emulators, "/instagram/oauth/access_token").ToString(),
        };
        foreach (var (name, value) in Settings) settings[name] = value;
        return settings;
    }
}
