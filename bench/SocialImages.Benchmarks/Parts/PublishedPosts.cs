using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SocialImages.Benchmarks.Parts;

/// <summary>One node against an Instagram that answers in 20 ms: what idling costs, and how late posts of the same second are.</summary>
internal static class PublishedPosts
{
    private const int LatencyMs = 20;

    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static async Task MeasureAsync(Workbench workbench)
    {
        await using var emulators = await workbench.StartEmulatorsAsync();
        using var instagram = new HttpClient { BaseAddress = emulators.Address };
        await SetUpAsync(instagram);
        await using var posts = await PostsToPublish.OpenAsync(workbench);
        await posts.FillCalendarAsync(1_000_000);
        await using (await workbench.StartProductAsync(("INSTAGRAM_GRAPH_URL", $"{emulators.Address}instagram"), ("PUBLISHING_ENABLED", "true")))
        {
            await MeasureIdleAsync(posts);
            await MeasureBurstAsync(posts, instagram, "200 posts within one second", 200, accounts: 20, spread: TimeSpan.FromSeconds(1));
            await MeasureBurstAsync(posts, instagram, "10,000 posts at one second", 10_000, accounts: 200, spread: TimeSpan.Zero);
        }
    }

    private static async Task SetUpAsync(HttpClient instagram)
    {
        var settings = new { instagram = new { fetchImages = false, pollsUntilFinished = 0, secondsUntilFinished = 0, containerLimit = 100_000, quotaTotal = 100_000 } };
        (await instagram.PostAsJsonAsync("_control/settings", settings)).EnsureSuccessStatusCode();
    }

    // Two ticks a second look for posts; everything else an idle node asks is in it too.
    private static async Task MeasureIdleAsync(PostsToPublish posts)
    {
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        var before = await posts.DatabaseTimeAsync();
        await Task.Delay(IdleTime, TimeProvider.System);
        var perSecond = (await posts.DatabaseTimeAsync() - before) / IdleTime.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"publish, idle with 1,000,000 scheduled posts: {perSecond:N2} ms of database time a second for the whole node, 2 ticks in it"));
    }

    private static async Task MeasureBurstAsync(PostsToPublish posts, HttpClient instagram, string title, int count, int accounts, TimeSpan spread)
    {
        (await instagram.DeleteAsync(new Uri("_control/faults", UriKind.Relative))).EnsureSuccessStatusCode();
        var containers = await ContainersAsync(posts, instagram, count, accounts);
        var fault = new { service = "instagram", operation = "*", fault = "latency", value = LatencyMs, times = 0 };
        (await instagram.PostAsJsonAsync("_control/faults", fault)).EnsureSuccessStatusCode();
        var due = TimeProvider.System.GetUtcNow() + Ahead + TimeSpan.FromMilliseconds(count / 10.0);
        await posts.AddReadyAsync(containers, due, spread);
        var done = await posts.UntilPublishedAsync(containers, Patience);
        var late = await posts.LatenessAsync(containers);
        var rate = done / Math.Max(0.001, (late[^1] / 1000) + spread.TotalSeconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"publish, {title}: {done:N0} out, {late.Count(ms => ms < 0)} early; late p50 {Percentile(late, 50):N0} ms, p90 {Percentile(late, 90):N0}, p99 {Percentile(late, 99):N0}, last {late[^1]:N0}; {rate:N0} publishes/s"));
    }

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
}
