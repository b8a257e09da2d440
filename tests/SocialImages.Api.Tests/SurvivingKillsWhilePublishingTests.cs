using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

/// <summary>kill -9, and a lost reply, while a post goes out.</summary>
public sealed class SurvivingKillsWhilePublishingTests
{
    private static readonly object AutoImage = new { enabled = true, onFailure = "FAIL" };

    // Both wait a minute and more for what the killed node may still have under way.
    [Fact]
    public Task KilledWhileInstagramHesitates_PublishesExactlyOnce()
        => Task.WhenAll(KilledWhileItHesitatesAsync("createContainer"), KilledWhileItHesitatesAsync("publish"));

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

    private static async Task KilledWhileItHesitatesAsync(string operation)
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
