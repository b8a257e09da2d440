using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SocialImages.Benchmarks.Parts;

/// <summary>One node against an Instagram that answers in 20 ms: what idling costs, and how late posts of the same second are.</summary>
internal static class PublishedPosts
{
    private const int LatencyMs = 20;
    private const int Scheduled = 1_000_000;

    // One looks for posts to prepare, one for posts to publish.
    private const int TicksPerSecond = 2;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static async Task MeasureAsync(Workbench workbench)
    {
        await using var emulators = await workbench.StartEmulatorsAsync();
        using var instagram = new HttpClient { BaseAddress = emulators.Address };
        await SetUpAsync(instagram);
        await using var posts = await PostsToPublish.OpenAsync(workbench);
        await posts.FillCalendarAsync(Scheduled);
        double resting;
        await using (await workbench.StartProductAsync(("PUBLISHING_ENABLED", "false")))
            resting = await IdleAsync(posts);
        await using (var node = await workbench.StartProductAsync(("INSTAGRAM_GRAPH_URL", $"{emulators.Address}instagram"), ("PUBLISHING_ENABLED", "true")))
        {
            var looking = await IdleAsync(posts);
            Print($"idle with {Scheduled:N0} scheduled posts: {(looking - resting) / TicksPerSecond:N3} ms of database time a tick (node that publishes {looking:N2} ms/s, node that does not {resting:N2} ms/s)");
            await MeasureBurstAsync(posts, instagram, node, "warming up, 64 posts at one second", 64, accounts: 8, spread: TimeSpan.Zero);
            await MeasureBurstAsync(posts, instagram, node, "200 posts within one second", 200, accounts: 20, spread: TimeSpan.FromSeconds(1));
            await MeasureBurstAsync(posts, instagram, node, "10,000 posts at one second", 10_000, accounts: 200, spread: TimeSpan.Zero);
        }
    }

    private static async Task SetUpAsync(HttpClient instagram)
    {
        var settings = new { instagram = new { fetchImages = false, pollsUntilFinished = 0, secondsUntilFinished = 0, containerLimit = 100_000, quotaTotal = 100_000 } };
        (await instagram.PostAsJsonAsync("_control/settings", settings)).EnsureSuccessStatusCode();
    }

    // Milliseconds of database time a second.
    private static async Task<double> IdleAsync(PostsToPublish posts)
    {
        await Task.Delay(Settling, TimeProvider.System);
        var before = await posts.DatabaseTimeAsync();
        await Task.Delay(IdleTime, TimeProvider.System);
        return (await posts.DatabaseTimeAsync() - before) / IdleTime.TotalSeconds;
    }

    private static async Task MeasureBurstAsync(PostsToPublish posts, HttpClient instagram, ServerProcess node, string title, int count, int accounts, TimeSpan spread)
    {
        (await instagram.DeleteAsync(new Uri("_control/faults", UriKind.Relative))).EnsureSuccessStatusCode();
        var containers = await ContainersAsync(posts, instagram, count, accounts);
        var fault = new { service = "instagram", operation = "*", fault = "latency", value = LatencyMs, times = 0 };
        (await instagram.PostAsJsonAsync("_control/faults", fault)).EnsureSuccessStatusCode();
        var due = NextWholeSecond(TimeProvider.System.GetUtcNow() + Ahead + TimeSpan.FromMilliseconds(count / 10.0));
        await posts.AddReadyAsync(containers, due, spread);
        var processor = node.ProcessorTime();
        var claimed = await posts.UntilClaimedAsync(containers, due);
        var done = await posts.UntilPublishedAsync(containers, Patience);
        Print($"{title}: {(node.ProcessorTime() - processor).TotalMilliseconds / count:N1} ms of the node's processors a post");
        Report(title, count, claimed, done, await LatenessAsync(instagram, containers, due, spread), spread);
    }

    // People choose whole minutes; a whole second is as good and does not keep one waiting.
    private static DateTimeOffset NextWholeSecond(DateTimeOffset moment) =>
        new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond) + TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static void Report(string title, int count, TimeSpan claimed, long done, List<double> late, TimeSpan spread)
    {
        Print($"{title}: {done:N0} out, {late.Count - count} too many, {late.Count(ms => ms < 0)} early; all claimed after {claimed.TotalSeconds:N2} s ({count / claimed.TotalSeconds:N0} claims/s)");
        Print($"  late p50 {Percentile(late, 50):N0} ms, p90 {Percentile(late, 90):N0}, p99 {Percentile(late, 99):N0}, last {late[^1]:N0}; {done / Math.Max(0.001, (late[^1] / 1000) + spread.TotalSeconds):N0} publishes/s");
    }

    // As Instagram saw it: milliseconds between slot and publication, in order; a duplicate counts again.
    private static async Task<List<double>> LatenessAsync(HttpClient instagram, List<ReadyContainer> containers, DateTimeOffset due, TimeSpan spread)
    {
        var slots = containers.Select((ready, index) => (ready.ContainerId, Slot: due + (spread * index / containers.Count))).ToDictionary(pair => pair.ContainerId, pair => pair.Slot);
        var published = (await instagram.GetFromJsonAsync<List<Published>>("_control/instagram/media"))!;
        return [.. published.Where(post => slots.ContainsKey(post.ContainerId)).Select(post => (post.PublishedAt - slots[post.ContainerId]).TotalMilliseconds).Order()];
    }

    private static void Print(FormattableString line) => Console.WriteLine("publish, " + line.ToString(CultureInfo.InvariantCulture));

    private static async Task<List<ReadyContainer>> ContainersAsync(PostsToPublish posts, HttpClient instagram, int count, int accounts)
    {
        var owners = await posts.AccountsAsync(accounts);
        var made = new ReadyContainer[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (index, cancellationToken) =>
        {
            var owner = owners[index % owners.Count];
            using var request = new HttpRequestMessage(HttpMethod.Post, "instagram/v25.0/me/media");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", owner.Token);
            request.Content = JsonContent.Create(new { image_url = "https://pictures.example/loaf.jpg", caption = $"Loaf {index}" });
            using var answer = await instagram.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var reply = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            made[index] = new ReadyContainer(owner.Id, reply.GetProperty("id").GetString()!, $"Loaf {index}");
        });
        return [.. made];
    }

    private static double Percentile(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private sealed record Published(string ContainerId, DateTimeOffset PublishedAt);
}
