using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SocialImages.Publishing.Tests.Docks;

/// <summary>Posts as preparing would have left them, in numbers that preparing would take minutes for: real containers, rows written at once.</summary>
internal static class ReadyPosts
{
    private const int AtOnce = 8;

    /// <summary>Due together, over the accounts by turns; each has words of its own.</summary>
    public static async Task AddReadyAsync(this Dock dock, int count, IReadOnlyList<string> usernames, TimeSpan from)
    {
        await dock.Outside.SetAsync(new { instagram = new { fetchImages = false, containerLimit = 100_000, quotaTotal = 100_000, callLimit = 10_000_000 } });
        var accounts = new List<Guid>();
        foreach (var username in usernames)
            accounts.Add(await dock.ConnectAsync(username));
        var containers = await ContainersAsync(dock, count, usernames);
        var (due, now) = (dock.Clock.GetUtcNow() + from, dock.Clock.GetUtcNow());
        Guid[] owners = [.. Enumerable.Range(0, count).Select(index => accounts[index % accounts.Count])];
        string[] captions = [.. Enumerable.Range(0, count).Select(Words)];
        await dock.AskAsync(context => context.Database.ExecuteSqlAsync(
            $"""
            insert into posts (id, workspace_id, created_by_id, instagram_account_id, caption, status, scheduled_for, time_zone, generation_attempt,
                container_id, container_created_at, container_polls, problems, next_action_at, fence, created_at, updated_at)
            select gen_random_uuid(), {dock.Owner.WorkspaceId}, {dock.Owner.UserId}, ready.account_id, ready.caption, 'Ready', {due}, 'Etc/UTC', 0,
                ready.container_id, {now}, 0, '[]', {due}, 0, {now}, {now}
            from unnest({owners}, {containers}, {captions}) as ready (account_id, container_id, caption)
            """));
    }

    private static string Words(int index) => $"Loaf {index}";

    private static async Task<string[]> ContainersAsync(Dock dock, int count, IReadOnlyList<string> usernames)
    {
        using var instagram = new HttpClient { BaseAddress = new Uri($"{dock.Outside.Address}/instagram/v25.0/") };
        var containers = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, cancellationToken) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "me/media");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"IGAA-emulator-{usernames[index % usernames.Count]}");
            request.Content = JsonContent.Create(new { image_url = "https://pictures.example/loaf.jpg", caption = Words(index) });
            using var answer = await instagram.SendAsync(request, cancellationToken);
            containers[index] = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("id").GetString()!;
        });
        return containers;
    }
}
