using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

/// <summary>kill -9 of the whole program in the middle of the work; then a new one takes over.</summary>
public sealed class SurvivingKillsTests
{
    private static readonly object AutoImage = new { enabled = true, onFailure = "FAIL" };

    [Theory]
    [InlineData(200)]
    [InlineData(900)]
    [InlineData(1700)]
    public async Task KilledInAGeneration_DeliversEverythingAndChargesOnce(int afterMilliseconds)
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        await own.SettingsAsync(new { openai = new { imageDelayMs = 1500 } });
        var owner = await own.NewOwnerAsync("Killed generation");
        var id = await owner.GenerateAsync(new { prompt = "A quiet library", count = 3, size = "1024x1024" });

        await Task.Delay(TimeSpan.FromMilliseconds(afterMilliseconds), TimeProvider.System);
        await own.KillAndRestartAsync();
        var generation = await owner.FinishedGenerationAsync(id);

        Assert.Equal("SUCCEEDED", generation.GetProperty("status").GetString());
        Assert.Equal(3, generation.GetProperty("images").GetArrayLength());
        Assert.Equal(30, generation.GetProperty("cost").GetProperty("credits").GetInt32());
        Assert.Equal("""{"granted":1000,"available":970,"held":0,"captured":30}""", (await owner.CreditsAsync()).GetRawText());
        var kinds = (await owner.QueryAsync("{ creditLedger { nodes { kind } } }")).GetProperty("creditLedger").GetProperty("nodes");
        Assert.Equal(["CAPTURE", "HOLD", "GRANT"], kinds.EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task KilledWithAPaidPictureInHand_MakesItAgainAndWritesTheMoneyDown()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        // The second question to the moderator is about the picture.
        await own.FaultAsync(new { service = "openai", operation = "moderate", fault = "hang", after = 1, times = 1 });
        var owner = await own.NewOwnerAsync("Killed in moderation");
        var id = await owner.GenerateAsync(new { prompt = "A quiet library", size = "1024x1024" });
        while ((await own.ControlAsync("requests?service=openai&operation=moderate")).GetArrayLength() < 2)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);

        await own.KillAndRestartAsync();
        var generation = await owner.FinishedGenerationAsync(id);

        Assert.Equal("SUCCEEDED", generation.GetProperty("status").GetString());
        Assert.Equal("""{"granted":1000,"available":990,"held":0,"captured":10}""", (await owner.CreditsAsync()).GetRawText());
        var attempts = (await owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Generation { attempts { outcome costUsd } } } }", new { id }))
            .GetProperty("node").GetProperty("attempts").EnumerateArray().ToList();
        Assert.Equal(["LOST", "SUCCEEDED"], attempts.Select(attempt => attempt.GetProperty("outcome").GetString()));
        Assert.All(attempts, attempt => Assert.True(attempt.GetProperty("costUsd").GetDecimal() > 0));
        Assert.Equal(attempts.Sum(attempt => attempt.GetProperty("costUsd").GetDecimal()), generation.GetProperty("cost").GetProperty("usd").GetDecimal());
    }

    [Theory]
    [InlineData("createContainer")]
    [InlineData("publish")]
    public async Task KilledWhileInstagramHesitates_PublishesExactlyOnce(string operation)
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        await own.FaultAsync(new { service = "instagram", operation, fault = "latency", times = 1, value = 3000 });
        var owner = await own.NewOwnerAsync("Killed publish");
        var postId = await PublishingPostsTests.NewPostAsync(owner, $"Killed during {operation}");

        await owner.MutateAsync("publishPostNow", new { postId, autoImage = AutoImage }, "post { id }");
        await UntilRequestedAsync(own, operation == "publish" ? "media_publish" : "/media");
        await own.KillAndRestartAsync();
        var post = await owner.PostInAsync(postId, "PUBLISHED", "FAILED", "NEEDS_REVIEW");

        Assert.Equal("PUBLISHED", post.GetProperty("status").GetString());
        var media = Assert.Single((await own.ControlAsync("instagram/media")).EnumerateArray());
        Assert.Equal(media.GetProperty("id").GetString(), post.GetProperty("instagramMediaId").GetString());
    }

    [Fact]
    public async Task ReplyOfPublishingLost_IsFoundOutWithoutASecondCall()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        await own.FaultAsync(new { service = "instagram", operation = "publish", fault = "dropAfter", times = 1 });
        var owner = await own.NewOwnerAsync("Lost reply");
        var postId = await PublishingPostsTests.NewPostAsync(owner, "The reply got lost");

        await owner.MutateAsync("publishPostNow", new { postId, autoImage = AutoImage }, "post { id }");
        var post = await owner.PostInAsync(postId, "PUBLISHED", "FAILED", "NEEDS_REVIEW");

        Assert.Equal("PUBLISHED", post.GetProperty("status").GetString());
        var media = Assert.Single((await own.ControlAsync("instagram/media")).EnumerateArray());
        Assert.Equal(media.GetProperty("id").GetString(), post.GetProperty("instagramMediaId").GetString());
        Assert.Equal(1, media.GetProperty("publishCount").GetInt32());
    }

    private static async Task UntilRequestedAsync(OwnService own, string path)
    {
        while (!(await own.ControlAsync("requests?service=instagram")).EnumerateArray().Any(
            request => request.GetProperty("method").GetString() == "POST" && EndsWith(request, path)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static bool EndsWith(JsonElement request, string path)
        => request.GetProperty("path").GetString()!.EndsWith(path, StringComparison.Ordinal);
}
