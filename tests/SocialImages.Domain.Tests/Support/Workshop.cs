using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;
using SocialImages.Testing;

namespace SocialImages.Domain.Tests.Support;

public sealed record Balance(int Granted, int Available, int Held, int Captured);

/// <summary>A database, the outside world, and nodes on them: everything a scenario of this floor needs.</summary>
public sealed class Workshop : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly PostgresFixture _database;
    private readonly List<Node> _nodes = [];
    private readonly Node _built;

    private Workshop(PostgresFixture database, Outside outside, string storage, IEnumerable<(string Name, string Value)> settings)
    {
        _database = database;
        Outside = outside;
        Storage = storage;
        Settings = new Dictionary<string, string?>
        {
            ["DATABASE_URL"] = database.DatabaseUrl,
            ["STORAGE_PATH"] = storage,
            ["PUBLIC_URL"] = "http://localhost:1",
            ["URL_SIGNING_KEYS"] = Convert.ToBase64String(new byte[32]),
            ["OPENAI_API_KEY"] = "sk-good",
            ["OPENAI_BASE_URL"] = outside.OpenAI.AbsoluteUri,
        };
        foreach (var (name, value) in settings) Settings[name] = value;
        Front = _built = Node.Build(Settings);
    }

    public Outside Outside { get; }

    public string Storage { get; }

    public Dictionary<string, string?> Settings { get; }

    /// <summary>A node that takes requests; its workers do not run.</summary>
    public Node Front { get; private set; }

    public string ConnectionString => _database.ConnectionString;

    public static Task<Workshop> OpenAsync() => OpenAsync(_ => []);

    /// <param name="settings">For all nodes, beside those every workshop has.</param>
    public static async Task<Workshop> OpenAsync(Func<Outside, IEnumerable<(string Name, string Value)>> settings)
    {
        var outside = await Outside.StartAsync();
        return new(await PostgresFixture.CreateAsync(), outside, Directory.CreateTempSubdirectory("workshop-").FullName, settings(outside));
    }

    public Task<Node> StartWorkerAsync(params (string Name, string Value)[] settings) => StartWorkerAsync(_ => { }, settings);

    public async Task<Node> StartWorkerAsync(Action<IServiceCollection> adjust, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(Settings);
        foreach (var (name, value) in settings) all[name] = value;
        var node = await Node.Build(all, adjust).StartAsync();
        _nodes.Add(node);
        return node;
    }

    /// <summary>A working node whose own provider is <paramref name="spare"/>; requests go through it too.</summary>
    public async Task<Node> StartSpareAsync(SpareProvider spare, Action<IServiceCollection>? adjust = null, params (string Name, string Value)[] settings)
    {
        var node = await StartWorkerAsync(
            services =>
            {
                services.AddSingleton<IImageProvider>(spare);
                adjust?.Invoke(services);
            },
            [.. await SpareSettingsAsync(), .. settings]);
        Front = node;
        return node;
    }

    /// <summary>Ends the nodes that a scenario started. What it left waiting goes too, or the next one's nodes would work on it.</summary>
    public async Task StopNodesAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _nodes.Clear();
        Front = _built;
        await using var scope = Front.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SocialImagesDbContext>().Generations
            .Where(generation => generation.Status == GenerationStatus.Queued || generation.Status == GenerationStatus.Running).ExecuteDeleteAsync();
    }

    /// <summary>What makes a node use <see cref="SpareProvider"/> by default, without moderation.</summary>
    public async Task<(string Name, string Value)[]> SpareSettingsAsync()
    {
        var catalog = Path.Combine(Storage, "catalog.json");
        await File.WriteAllTextAsync(catalog, SpareProvider.Catalog);
        return [("MODEL_CATALOG_PATH", catalog), ("IMAGE_GENERATION_PROVIDER", "spare"), ("MODERATION", "none")];
    }

    public async Task<CurrentUser> SignUpAsync(int credits = 1000)
    {
        var name = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
        var created = await Front.RunAsync((CreateWorkspaceCommand command) => command.ExecuteAsync(
            new CreateWorkspace(name, $"{name}@example.com", "Owner", new CreditAmount(credits)), CancellationToken.None));
        return created.Owner;
    }

    public Task<Generation> RequestAsync(CurrentUser caller, GenerateImages input)
        => Front.RunAsync((GenerateImagesCommand command) => command.ExecuteAsync(caller, input, CancellationToken.None));

    public Task<Generation> CancelAsync(CurrentUser caller, Guid generationId)
        => Front.RunAsync((CancelGenerationCommand command) => command.ExecuteAsync(caller, generationId, CancellationToken.None));

    /// <summary>Waits until it has ended.</summary>
    public Task<Generation> EndOfAsync(Guid generationId)
        => EventuallyAsync(context => context.Generations.AsNoTracking().SingleAsync(row => row.Id == generationId), row => row.IsFinished);

    /// <summary>Requests, and waits until it has ended.</summary>
    public async Task<Generation> GenerateAsync(CurrentUser caller, GenerateImages input) => await EndOfAsync((await RequestAsync(caller, input)).Id);

    public Task<List<Image>> ImagesAsync(Guid generationId)
        => ReadAsync(context => context.Images.AsNoTracking().Where(row => row.GenerationId == generationId).OrderBy(row => row.GenerationIndex).ToListAsync());

    public Task<List<GenerationEvent>> EventsAsync(Guid generationId)
        => ReadAsync(context => context.GenerationEvents.AsNoTracking().Where(row => row.GenerationId == generationId).OrderBy(row => row.Sequence).ToListAsync());

    public Task<List<GenerationAttempt>> AttemptsAsync(Guid generationId)
        => ReadAsync(context => context.GenerationAttempts.AsNoTracking().Where(row => row.GenerationId == generationId).OrderBy(row => row.StartedAt).ToListAsync());

    public Task<Balance> BalanceAsync(CurrentUser caller) => ReadAsync(async context =>
    {
        var account = await context.CreditAccounts.AsNoTracking().SingleAsync(row => row.UserId == caller.UserId);
        return new Balance(account.Granted.Value, account.Available.Value, account.Held.Value, account.Captured.Value);
    });

    public async Task<T> ReadAsync<T>(Func<SocialImagesDbContext, Task<T>> read)
    {
        await using var context = await Front.Services.GetRequiredService<IDbContextFactory<SocialImagesDbContext>>().CreateDbContextAsync();
        return await read(context);
    }

    public Task<int> ExecuteAsync(FormattableString sql) => ReadAsync(context => context.Database.ExecuteSqlAsync(sql));

    public async Task<T> EventuallyAsync<T>(Func<SocialImagesDbContext, Task<T>> read, Predicate<T> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var seen = await ReadAsync(read);
            if (isSo(seen)) return seen;
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>What holds at every moment, whatever happened: nothing lost, nothing spent twice, no gap.</summary>
    public async Task AssertBooksBalanceAsync()
    {
        var wrong = await ReadAsync(context => context.Database.SqlQuery<string>(
            $"""
            select 'account ' || account.user_id as "Value"
            from credit_accounts account cross join lateral (
                select coalesce(sum(amount) filter (where kind = 'Grant'), 0) as granted,
                    coalesce(sum(amount) filter (where kind = 'Hold'), 0) - coalesce(sum(amount) filter (where kind in ('Capture', 'Release')), 0) as held,
                    coalesce(sum(amount) filter (where kind = 'Capture'), 0) as captured
                from credit_entries entry where entry.workspace_id = account.workspace_id and entry.user_id = account.user_id) entries
            where account.granted <> entries.granted or account.held <> entries.held or account.captured <> entries.captured
            union all
            select 'generation ' || id from generations
            where credits_captured > credits_held
                or (status in ('Succeeded', 'Failed', 'Canceled')
                    and credits_captured <> credits_held / count * (select count(*) from images where generation_id = generations.id))
                or last_sequence <> (select count(*) from generation_events where generation_id = generations.id)
                or last_sequence <> (select max(sequence) from generation_events where generation_id = generations.id)
                or (finished_at is not null) <> (1 = (select count(*) from generation_events where generation_id = generations.id and stage = 'Done'))
            """).ToListAsync());
        Assert.Empty(wrong);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _built.DisposeAsync();
        await Outside.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(Storage, recursive: true);
    }
}
