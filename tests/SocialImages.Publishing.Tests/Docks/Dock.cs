using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;
using SocialImages.Publishing.Posts;
using SocialImages.Testing;

namespace SocialImages.Publishing.Tests.Docks;

/// <summary>A publishing node with a database and an outside world of its own, whose clock the test moves.</summary>
internal sealed class Dock : IAsyncDisposable
{
    public const string Username = "dock_tests";
    public const string Token = $"IGAA-emulator-{Username}";

    private static readonly TimeSpan Endless = TimeSpan.FromHours(80);

    private readonly PostgresFixture _database;
    private readonly string _storage;
    private readonly IReadOnlyDictionary<string, string?> _changes;
    private readonly IHost _host;
    private readonly List<IHostedService> _background = [];

    private Dock(
        PostgresFixture database, Outside outside, string storage, Action<IServiceCollection>? configureServices, IReadOnlyDictionary<string, string?>? changes)
    {
        _changes = changes ?? new Dictionary<string, string?>();
        _database = database;
        Outside = outside;
        _storage = storage;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDock(Settings, Clock);
        builder.Logging.AddProvider(Log);
        builder.Services.Configure<PublishingOptions>(options => options.MaxClockOffset = TimeSpan.MaxValue);
        configureServices?.Invoke(builder.Services);
        _host = builder.Build();
    }

    public OffsetClock Clock { get; } = new();

    public Outside Outside { get; }

    public LogBook Log { get; } = new();

    public DockSettings Settings => new(_database.DatabaseUrl, Outside.Address, _storage) { Changes = _changes };

    public string ConnectionString => _database.ConnectionString;

    public CurrentUser Owner { get; private set; } = null!;

    public Guid AccountId { get; private set; }

    /// <summary>Built but not started: the test ticks in Quartz's place.</summary>
    public IServiceProvider Node => _host.Services;

    public T Options<T>()
        where T : class => Node.GetRequiredService<IOptions<T>>().Value;

    /// <param name="configureServices">Beyond what the settings say.</param>
    /// <param name="changes">Settings that differ from the tests' usual ones.</param>
    /// <param name="cluster">Null for a database on the run's own server.</param>
    public static async Task<Dock> StartAsync(
        Action<IServiceCollection>? configureServices = null, IReadOnlyDictionary<string, string?>? changes = null, Cluster? cluster = null)
    {
        var storage = Directory.CreateTempSubdirectory("socialimages-dock-").FullName;
        var database = await (cluster is null ? PostgresFixture.CreateAsync() : PostgresFixture.CreateOnAsync(cluster.Url));
        var dock = new Dock(database, await Outside.StartAsync(), storage, configureServices, changes);
        await dock.SettleInAsync();
        return dock;
    }

    public async Task<T> AskAsync<T>(Func<SocialImagesDbContext, Task<T>> question)
    {
        await using var context = await Node.GetRequiredService<IDbContextFactory<SocialImagesDbContext>>().CreateDbContextAsync();
        return await question(context);
    }

    public async Task<TResult> CommandAsync<TCommand, TResult>(Func<TCommand, Task<TResult>> execute)
        where TCommand : notnull
    {
        await using var scope = Node.CreateAsyncScope();
        return await execute(scope.ServiceProvider.GetRequiredService<TCommand>());
    }

    public Task<Post> PostAsync(Guid id) =>
        AskAsync(context => context.Posts.AsNoTracking().Include(post => post.Images.OrderBy(image => image.Position)).SingleAsync(post => post.Id == id));

    /// <summary>Step and outcome of every attempt, oldest first, such as <c>publish ok</c>.</summary>
    public Task<List<string>> HistoryAsync(Guid id) => AskAsync(context => context.PostAttempts.AsNoTracking()
        .Where(attempt => attempt.PostId == id).OrderBy(attempt => attempt.At).ThenBy(attempt => attempt.Id)
        .Select(attempt => attempt.Step + " " + attempt.Outcome + (attempt.Code == null ? "" : " " + attempt.Code)).ToListAsync());

    public Task<PostAttempt> LastAttemptAsync(Guid id) => AskAsync(context => context.PostAttempts.AsNoTracking()
        .Where(attempt => attempt.PostId == id).OrderByDescending(attempt => attempt.At).ThenByDescending(attempt => attempt.Id).FirstAsync());

    public Task<InstagramAccountStatus> AccountStatusAsync() =>
        AskAsync(context => context.InstagramAccounts.Where(account => account.Id == AccountId).Select(account => account.Status).SingleAsync());

    /// <summary>What people are told and have not put away, oldest first.</summary>
    public Task<List<Notice>> NoticesAsync() => AskAsync(context => context.Notices.AsNoTracking()
        .Where(notice => notice.DismissedAt == null).OrderBy(notice => notice.CreatedAt).ToListAsync());

    /// <summary>Moves both worlds' clocks.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await Outside.AdvanceAsync(time);
    }

    /// <summary>Starts what Domain does in the background: hearing events and generating pictures.</summary>
    public async Task StartGeneratingAsync()
    {
        _background.AddRange(Node.GetServices<IHostedService>().Where(service => service.GetType().Assembly == typeof(Post).Assembly));
        foreach (var service in _background)
            await service.StartAsync(CancellationToken.None);
    }

    /// <summary>Does what is due now, as the jobs' ticks do.</summary>
    public async Task TickAsync()
    {
        var lanes = Node.GetRequiredService<PostLanes>();
        await lanes.TickAsync(PostWork.Prepare, CancellationToken.None);
        await lanes.TickAsync(PostWork.Publish, CancellationToken.None);
        await lanes.IdleAsync();
    }

    /// <summary>Jumps from one due action to the next until the publisher has nothing left to do with the post, or <paramref name="until"/> holds.</summary>
    public async Task<Post> RunAsync(Guid id, Func<Post, bool>? until = null)
    {
        var end = Clock.GetUtcNow() + Endless;
        while (true)
        {
            await TickAsync();
            var post = await PostAsync(id);
            if (post.NextActionAt is null || until?.Invoke(post) == true)
                return post;
            Assert.True(Clock.GetUtcNow() < end, $"The post is stuck: {string.Join(", ", await HistoryAsync(id))}");
            if (_background.Count > 0 && await IsGeneratingAsync(post))
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            else if (post.NextActionAt - Clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
                await PassAsync(wait);
            else if (post.LeaseUntil > Clock.GetUtcNow())
                await PassAsync(post.LeaseUntil.Value - Clock.GetUtcNow());
            else if (await IsUnclaimableAsync(post))
                await PassAsync(TimeSpan.FromMinutes(30));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _background)
            await service.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        await Outside.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_storage, recursive: true);
    }

    // Real work takes real time; jumping ahead would only end its lease.
    private Task<bool> IsGeneratingAsync(Post post) => AskAsync(context => context.Generations.AnyAsync(generation =>
        generation.Id == post.GenerationId && (generation.Status == GenerationStatus.Queued || generation.Status == GenerationStatus.Running)));

    private Task<bool> IsUnclaimableAsync(Post post) => AskAsync(context => context.InstagramAccounts
        .AnyAsync(account => account.Id == post.InstagramAccountId && account.Status != InstagramAccountStatus.Connected));

    private async Task SettleInAsync()
    {
        var created = await CommandAsync<CreateWorkspaceCommand, CreatedWorkspace>(command => command.ExecuteAsync(
            new CreateWorkspace("Dock", "dock@example.com", "Dora Dock", new CreditAmount(1000)), CancellationToken.None));
        Owner = created.Owner;
        AccountId = await ConnectAsync();
    }

    public async Task<Guid> ConnectAsync(string username = Username, string? token = null, DateTimeOffset? expires = null)
    {
        var account = await CommandAsync<ConnectInstagramAccountCommand, InstagramAccount>(command => command.ExecuteAsync(
            Owner,
            new ConnectInstagramAccount("me", username, InstagramLogin.Instagram, token ?? $"IGAA-emulator-{username}", expires),
            CancellationToken.None));
        return account.Id;
    }
}
