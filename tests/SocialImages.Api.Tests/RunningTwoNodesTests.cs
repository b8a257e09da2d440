using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class RunningTwoNodesTests(Service service)
{
    [Fact]
    public async Task SubscriberOfOneNode_HearsWhatTheOtherWasAsked()
    {
        await using var other = await service.StartNodeAsync();
        var owner = await service.NewOwnerAsync("Two nodes");
        var token = owner.Http.DefaultRequestHeaders.Authorization!.Parameter;
        var id = await owner.GenerateAsync(new { prompt = "A bridge between two towns" });

        await using var progress = await GraphQLSubscription.OpenAsync(
            other.Address, token, "subscription($id: ID!) { onGenerationProgress(generationId: $id) { sequence status } }", new { id });
        var events = new List<JsonElement>();
        await foreach (var data in progress.ReadAsync()) events.Add(data.GetProperty("onGenerationProgress"));

        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.GetProperty("sequence").GetInt32()));
        Assert.Equal("SUCCEEDED", events[^1].GetProperty("status").GetString());
    }

    [Fact]
    public async Task TwoPublishers_PublishEachPostOnce()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        await using var other = await own.StartNodeAsync();
        var owner = await own.NewOwnerAsync("Two publishers");
        var postIds = new List<string>();
        for (var number = 0; number < 6; number++) postIds.Add(await PublishingPostsTests.NewPostAsync(owner, $"Post number {number} of two nodes"));

        foreach (var postId in postIds)
            await owner.MutateAsync("publishPostNow", new { postId, autoImage = new { enabled = true, onFailure = "FAIL" } }, "post { id }");
        foreach (var postId in postIds) Assert.Equal("PUBLISHED", (await owner.PostInAsync(postId, "PUBLISHED", "FAILED", "NEEDS_REVIEW")).GetProperty("status").GetString());

        var media = (await own.ControlAsync("instagram/media")).EnumerateArray().ToList();
        Assert.Equal(6, media.Count);
        Assert.All(media, published => Assert.Equal(1, published.GetProperty("publishCalls").GetInt32()));
    }
}
