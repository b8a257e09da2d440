using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class WatchingProgressTests(Service service)
{
    private const string Watch = """
        subscription($id: ID!, $after: Int) {
          onGenerationProgress(generationId: $id, afterSequence: $after) {
            sequence status stage percent attempt provider previewUrl image { id } error { code } generation { id }
          }
        }
        """;

    [Fact]
    public async Task Subscriber_SeesEveryStepOnceUntilTheEnd()
    {
        var owner = await service.NewOwnerAsync("Watches");
        var id = await owner.GenerateAsync(new { prompt = "A lighthouse in a storm", size = "1024x1024" });

        var events = await WatchAsync(owner, id, after: null);

        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.GetProperty("sequence").GetInt32()));
        Assert.Equal("QUEUED", events[0].GetProperty("stage").GetString());
        Assert.Equal("DONE", events[^1].GetProperty("stage").GetString());
        Assert.Equal("SUCCEEDED", events[^1].GetProperty("status").GetString());
        Assert.Equal(100, events[^1].GetProperty("percent").GetInt32());
        Assert.Single(events, e => e.GetProperty("status").GetString() == "SUCCEEDED");
        var percents = events.Select(e => e.GetProperty("percent").GetInt32()).ToList();
        Assert.Equal(percents.Order(), percents);
        Assert.Contains(events, e => e.GetProperty("stage").GetString() == "GENERATING" && e.GetProperty("previewUrl").ValueKind == JsonValueKind.String);
        Assert.Single(events, e => e.GetProperty("image").ValueKind == JsonValueKind.Object);
        Assert.All(events, e => Assert.Equal(id, e.GetProperty("generation").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Preview_IsAPicture()
    {
        var owner = await service.NewOwnerAsync("Previews");
        var id = await owner.GenerateAsync(new { prompt = "A field of poppies" });

        var events = await WatchAsync(owner, id, after: null);

        var preview = events.Select(e => e.GetProperty("previewUrl").GetString()).First(url => url is not null)!;
        using var http = new HttpClient();
        var bytes = await http.GetByteArrayAsync(new Uri(preview));
        Assert.Equal([0xFF, 0xD8, 0xFF], bytes[..3]);
    }

    [Fact]
    public async Task LateSubscriber_ContinuesAfterWhatItSaw()
    {
        var owner = await service.NewOwnerAsync("Late");
        var id = await owner.GenerateAsync(new { prompt = "Snow in the old town" });
        var all = await WatchAsync(owner, id, after: null);

        var rest = await WatchAsync(owner, id, after: 2);

        Assert.Equal(
            all.Skip(2).Select(e => e.GetProperty("sequence").GetInt32()),
            rest.Select(e => e.GetProperty("sequence").GetInt32()));
    }

    [Fact]
    public async Task Restart_LosesAndRepeatsNoEvent()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        await own.SettingsAsync(new { openai = new { imageDelayMs = 3000 } });
        var owner = await own.NewOwnerAsync("Restarts");
        var id = await owner.GenerateAsync(new { prompt = "A harbour at night" });
        var seen = new List<int>();
        await using (var first = await GraphQLSubscription.OpenAsync(own.Address, Token(owner), Watch, new { id }))
        {
            await foreach (var data in first.ReadAsync())
            {
                var progress = data.GetProperty("onGenerationProgress");
                seen.Add(progress.GetProperty("sequence").GetInt32());
                if (progress.GetProperty("previewUrl").ValueKind == JsonValueKind.String) break;
            }
        }

        await own.KillAndRestartAsync();
        var rest = await WatchAsync(owner, id, after: seen[^1]);

        seen.AddRange(rest.Select(e => e.GetProperty("sequence").GetInt32()));
        Assert.Equal(Enumerable.Range(1, seen.Count), seen);
        Assert.Equal("SUCCEEDED", rest[^1].GetProperty("status").GetString());
        Assert.Equal("""{"granted":1000,"available":990,"held":0,"captured":10}""", (await owner.CreditsAsync()).GetRawText());
        Assert.Equal(1, (await owner.QueryAsync("{ images { totalCount } }")).GetProperty("images").GetProperty("totalCount").GetInt32());
    }

    private static string Token(GraphQLClient owner) => owner.Http.DefaultRequestHeaders.Authorization!.Parameter!;

    private static async Task<List<JsonElement>> WatchAsync(GraphQLClient owner, string id, int? after)
    {
        await using var subscription = await GraphQLSubscription.OpenAsync(owner.Http.BaseAddress!, Token(owner), Watch, new { id, after });
        var events = new List<JsonElement>();
        await foreach (var data in subscription.ReadAsync()) events.Add(data.GetProperty("onGenerationProgress"));
        return events;
    }
}
