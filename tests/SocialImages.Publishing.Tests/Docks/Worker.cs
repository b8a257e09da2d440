using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using System.Diagnostics;
using System.Globalization;
using SocialImages.Publishing.Delivery;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Tests.Docks;

/// <summary>A publishing node as a process of its own, to be killed. Its settings come in environment variables.</summary>
/// <remarks>Of several failpoints each holds the first post that comes to it; the process dies when every one holds a post.</remarks>
internal static class Worker
{
    public const string Argument = "publish-worker";
    public const string FailpointVariable = "DOCK_FAILPOINT";
    public const string FreezeVariable = "DOCK_FREEZE";
    public const string LanesVariable = "DOCK_LANES";
    public const string LeaseVariable = "DOCK_LEASE";
    public const string RereadVariable = "DOCK_REREAD";
    public const string TimeoutVariable = "DOCK_TIMEOUT";
    public const string CleanVariable = "DOCK_CLEAN";

    private const int Lanes = 48;

    private static readonly ManualResetEventSlim Thawed = new();
    private static readonly ManualResetEventSlim Never = new();

    public static async Task<int> RunAsync()
    {
        var settings = new DockSettings(Variable("DOCK_DATABASE"), Variable("DOCK_OUTSIDE"), Variable("DOCK_STORAGE"));
        var offset = TimeSpan.FromTicks(long.Parse(Variable("DOCK_CLOCK"), CultureInfo.InvariantCulture));
        var trap = new Trap(Environment.GetEnvironmentVariable(FailpointVariable)?.Split(',') ?? []);
        // A post that is held keeps its thread.
        ThreadPool.SetMinThreads(Lanes, Lanes);

        var services = new ServiceCollection().AddDock(settings, new OffsetClock(offset));
        services.Configure<PublishingOptions>(options =>
        {
            options.MaxClockOffset = TimeSpan.MaxValue;
            options.PrepareLanes = Lanes;
            options.PublishLanes = int.Parse(Variable(LanesVariable), CultureInfo.InvariantCulture);
            options.Lease = Time(LeaseVariable);
            options.RereadGap = Time(RereadVariable);
        });
        services.Configure<InstagramOptions>(options => options.WriteTimeout = Time(TimeoutVariable));
        services.Configure<PictureDeliveryOptions>(options => options.DeleteAfterPublishing = bool.Parse(Variable(CleanVariable)));
        var freezeAt = Environment.GetEnvironmentVariable(FreezeVariable);
        services.AddSingleton(new Failpoint(name =>
        {
            FreezeAt(name, freezeAt);
            trap.Reach(name);
        }));
        await using var node = services.BuildServiceProvider();
        await RunUntilToldAsync(node);
        return 0;
    }

    // Tells the parent and waits to be told, which the parent uses to stop the whole process in between.
    private static void FreezeAt(string reached, string? wanted)
    {
        if (reached != wanted)
            return;
        Console.Out.WriteLine(reached);
        Console.Out.Flush();
        Thawed.Wait();
    }

    private static async Task RunUntilToldAsync(IServiceProvider node)
    {
        var lanes = node.GetRequiredService<PostLanes>();
        var repeater = node.GetRequiredService<PostRepeater>();
        using var stop = new CancellationTokenSource();
        var told = Task.Run(async () =>
        {
            while (await Console.In.ReadLineAsync() is "thaw")
                Thawed.Set();
            await stop.CancelAsync();
        });
        while (!stop.IsCancellationRequested)
        {
            await lanes.TickAsync(PostWork.Prepare, CancellationToken.None);
            await lanes.TickAsync(PostWork.Publish, CancellationToken.None);
            await TryRepeatAsync(repeater);
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System), told);
        }

        await ((IHostedService)lanes).StopAsync(CancellationToken.None);
    }

    // As Quartz does: what a job throws waits for its next round.
    private static async Task TryRepeatAsync(PostRepeater repeater)
    {
        try
        {
            await repeater.RepeatDueAsync(CancellationToken.None);
        }
        catch (Exception silence) when (DatabaseFailure.IsBehind(silence))
        {
            await Console.Error.WriteLineAsync(silence.Message);
        }
    }

    private static TimeSpan Time(string name) => TimeSpan.Parse(Variable(name), CultureInfo.InvariantCulture);

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");

    private sealed class Trap(string[] failpoints)
    {
        private readonly HashSet<string> _open = [.. failpoints];

        public void Reach(string name)
        {
            lock (_open)
            {
                if (!_open.Remove(name))
                    return;
                // SIGKILL: no finally block runs, no buffer is flushed, nothing is said to anybody.
                if (_open.Count == 0)
                    Process.GetCurrentProcess().Kill();
            }

            Never.Wait();
        }
    }
}
