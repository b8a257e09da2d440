using System.Diagnostics;
using System.Globalization;
using SocialImages.Publishing.Delivery;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Tests.Docks;

/// <summary>Another node of the same dock, in a process that can be killed.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private WorkerProcess(Process process) => (_process, _complaints) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Dies when a post is at each of these failpoints, which hold one each.</summary>
    public static WorkerProcess StartVictim(Dock dock, IEnumerable<string> failpoints) => Start(dock, string.Join(',', failpoints));

    public static WorkerProcess Start(Dock dock, string? failpoint = null, bool freeze = false)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { Worker.Argument },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Under "dotnet test" the process is the dotnet host, which has to be told what to run.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Insert(0, typeof(Worker).Assembly.Location);
        // A worker lives for seconds: what the runtime learns for later is wasted on it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOCK_DATABASE"] = dock.Settings.DatabaseUrl;
        start.Environment["DOCK_OUTSIDE"] = dock.Settings.Outside;
        start.Environment["DOCK_STORAGE"] = dock.Settings.StoragePath;
        start.Environment["DOCK_CLOCK"] = dock.Clock.Offset.Ticks.ToString(CultureInfo.InvariantCulture);
        var options = dock.Options<PublishingOptions>();
        start.Environment[Worker.LanesVariable] = options.PublishLanes.ToString(CultureInfo.InvariantCulture);
        start.Environment[Worker.LeaseVariable] = options.Lease.ToString();
        start.Environment[Worker.RereadVariable] = options.RereadGap.ToString();
        start.Environment[Worker.TimeoutVariable] = dock.Options<InstagramOptions>().WriteTimeout.ToString();
        start.Environment[Worker.CleanVariable] = dock.Options<PictureDeliveryOptions>().DeleteAfterPublishing.ToString();
        start.Environment[freeze ? Worker.FreezeVariable : Worker.FailpointVariable] = failpoint;
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>The failpoint was reached: the process killed itself, which no orderly end looks like.</summary>
    public async Task WaitForDeathAsync()
    {
        const int killed = 128 + 9;
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        Assert.True(_process.ExitCode == killed, await _complaints);
    }

    /// <summary>The failpoint was reached: the whole process stands still, as a paused container does.</summary>
    public async Task WaitForFreezeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        Assert.NotNull(await _process.StandardOutput.ReadLineAsync(limit.Token));
        await SignalAsync("STOP");
    }

    public async Task ThawAsync()
    {
        await SignalAsync("CONT");
        await _process.StandardInput.WriteLineAsync("thaw");
    }

    public async Task<int> StopAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.StandardInput.WriteLineAsync();
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
