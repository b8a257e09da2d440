using System.Collections.Concurrent;
using System.Globalization;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Midjourney;

/// <summary>The proxy's jobs: some at work, some waiting, all kept; what they made lies under addresses of its own.</summary>
internal sealed class MidjourneyStudio(Atelier atelier, IHttpClientFactory clients, SettingsBook settings, EmulatorClock clock)
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, MidjourneyJob> jobs = new();
    private readonly ConcurrentDictionary<string, byte[]> files = new();
    private readonly Queue<(MidjourneyJob Job, string Address)> waiting = new();
    private int working;
    private long number;

    public IEnumerable<MidjourneyJob> All => jobs.Values.OrderBy(job => job.Id, StringComparer.Ordinal);

    public int Waiting
    {
        get { lock (gate) return waiting.Count; }
    }

    public MidjourneyJob? Find(string id) => jobs.GetValueOrDefault(id);

    public byte[]? File(string name) => files.GetValueOrDefault(name);

    public string NewId() => clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) + (100 + Interlocked.Increment(ref number) % 900);

    public void Clear()
    {
        lock (gate) waiting.Clear();
        jobs.Clear();
        files.Clear();
    }

    /// <returns>How many wait before it; null when the queue is full.</returns>
    public int? Add(MidjourneyJob job, string address)
    {
        lock (gate)
        {
            var now = settings.Current.Midjourney;
            if (working >= now.Concurrency && waiting.Count >= now.QueueLength) return null;
            jobs[job.Id] = job;
            if (working >= now.Concurrency)
            {
                waiting.Enqueue((job, address));
                return waiting.Count;
            }

            working++;
        }

        _ = RunAsync(job, address);
        return 0;
    }

    private async Task RunAsync(MidjourneyJob job, string address)
    {
        await WorkAsync(job, address);
        (MidjourneyJob Job, string Address) next;
        lock (gate)
        {
            if (!waiting.TryDequeue(out next))
            {
                working--;
                return;
            }
        }

        await RunAsync(next.Job, next.Address);
    }

    private async Task WorkAsync(MidjourneyJob job, string address)
    {
        var now = settings.Current.Midjourney;
        (job.StartTime, job.Status) = (Milliseconds(), "SUBMITTED");
        await TellAsync(job);
        var painting = await MidjourneyCanvas.PaintAsync(atelier, job);
        var step = TimeSpan.FromMilliseconds((job.Grid is null ? now.GridDelayMs : now.GridDelayMs / 4.0) / now.Steps);
        for (var index = 0; index < now.Steps; index++)
        {
            job.Status = "IN_PROGRESS";
            // At first Discord shows no figure between the brackets.
            job.Progress = index == 0 ? "Waiting to start" : $"{100 * index / now.Steps}%";
            if (index > 0 && step > TimeSpan.Zero) job.ImageUrl = await KeepAsync(job, painting.Unsharp(index - 1, now.Steps), address, "webp");
            await TellAsync(job);
            await Task.Delay(step, clock);
        }

        if ((now.FailReason ?? MidjourneyRules.WhyNot(job.Prompt)) is { } reason) Fail(job, reason);
        else
        {
            job.ImageUrl = await KeepAsync(job, painting, address, "png");
            (job.Progress, job.Status) = ("100%", "SUCCESS");
        }

        job.FinishTime = Milliseconds();
        await TellAsync(job);
    }

    private static void Fail(MidjourneyJob job, string reason) => (job.FailReason, job.Progress, job.Status) = (reason, "", "FAILURE");

    private async Task<string> KeepAsync(MidjourneyJob job, Raster painting, string address, string format)
    {
        var name = $"{job.Id}_{Ids.Hex(4)}.{format}";
        files[name] = await atelier.FileAsync(painting, format, CancellationToken.None);
        return $"{address}/attachments/{name}?ex={Ids.Hex(4)}&is={Ids.Hex(4)}&hm={Ids.Hex(16)}";
    }

    /// <summary>To the job's hook: without a signature, never again when it fails.</summary>
    private async Task TellAsync(MidjourneyJob job)
    {
        if (job.NotifyHook is not { } hook || !Uri.TryCreate(hook, UriKind.Absolute, out var address)) return;
        try
        {
            using var client = clients.CreateClient();
            using var answer = await client.PostAsJsonAsync(address, job.Tell());
        }
        catch (HttpRequestException)
        {
            // Nobody listens; that is the listener's affair.
        }
    }

    private long Milliseconds() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
