using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>The answer to media_publish is lost, broken or a lie: the post is out at most once, and we know it.</summary>
public sealed class LostAnswersTests
{
    private static readonly (string Fault, object? Value)[] AnswersAfterTheFact =
    [
        ("dropAfter", null),
        ("truncate", 5),
        ("garbage", null),
        ("status", new { status = 200, effect = true, body = "" }),
        ("status", new { status = 200, effect = true, body = new { } }),
        ("status", new { status = 502, effect = true, body = "<html>Bad Gateway</html>" }),
        ("status", Faults.Error(1, null, 500, effect: true)),
        ("status", Faults.Error(2, null, 500, effect: true)),
        ("status", Faults.Error(-1, 2207001, effect: true)),
        ("status", Faults.Error(4, 2207051, 403, effect: true)),
        ("status", Faults.Error(10, null, 403, effect: true)),
        ("status", Faults.Error(24, 2207008, effect: true)),
        ("status", Faults.Error(80002, null, effect: true)),
    ];

    [Fact]
    public async Task PublishedAndAnswerSpoilt_IsFoundOutWithoutASecondCall()
    {
        await using var dock = await Dock.StartAsync();
        var ids = new Dictionary<string, Guid>();
        foreach (var (index, (fault, value)) in AnswersAfterTheFact.Index())
        {
            var username = $"answer_{index:D2}";
            ids[username] = await dock.ScheduleAsync(accountId: await dock.ConnectAsync(username));
            await dock.Outside.MisbehaveAsync(new { service = "instagram", operation = "publish", fault, value, times = 1, match = $"emulator-{username}" });
        }

        foreach (var (username, id) in ids)
        {
            var post = await dock.RunAsync(id);
            var published = Assert.Single(await dock.Outside.PublishedAsync(), found => found.Account == username);
            Assert.Equal((username, PostStatus.Published, published.Id, published.Permalink), (username, post.Status, post.InstagramMediaId, post.Permalink));
            Assert.Equal((username, 1, 0), (username, published.PublishCalls, post.Problems.Count));
        }
    }

    [Theory]
    [InlineData("dropBefore")]
    [InlineData("status")]
    public async Task NotPublishedAndNoAnswer_IsSentAgainAfterTwoReadsThatAgree(string fault)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", fault));

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal(published.Id, post.InstagramMediaId);
        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "publish"));
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "createContainer"));
        var history = await dock.HistoryAsync(id);
        Assert.Equal(
            ["reconcile finished", "reconcile withdrawn", "intent ok", "publish ok", "permalink ok"],
            history[(history.FindIndex(step => step.StartsWith("publish unknown", StringComparison.Ordinal)) + 1)..]);
        var reads = await dock.AskAsync(context => Task.FromResult(context.PostAttempts.Where(attempt => attempt.PostId == id && attempt.Step == "reconcile").OrderBy(attempt => attempt.At).Select(attempt => attempt.At).ToList()));
        Assert.True(reads[1] - reads[0] >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task SilenceUntilTheDeadline_IsNoAnswer()
    {
        await using var dock = await Dock.StartAsync(configureServices: services =>
            services.Configure<InstagramOptions>(options => options.WriteTimeout = TimeSpan.FromSeconds(1)));
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "hang", new { effect = true }));

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id), (post.Status, post.InstagramMediaId));
        Assert.Equal(1, published.PublishCalls);
    }

    [Fact]
    public async Task NobodyCanSay_IsLeftToAPerson()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropAfter"));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("containerStatus", "status", times: 0));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("mediaList", "status", times: 0));

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.NeedsReview, post.Status);
        Assert.Equal("OUTCOME_UNKNOWN", Assert.Single(post.Problems).Code);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));
    }

    [Fact]
    public async Task ContainerUnreadableButThePostIsListed_IsPublished()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropAfter"));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("containerStatus", "status", times: 0));

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Published, Assert.Single(await dock.Outside.PublishedAsync()).Id), (post.Status, post.InstagramMediaId));
    }

    [Fact]
    public async Task ContainerStillSaysFinishedButThePostIsListed_IsNotSentAgain()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropAfter"));
        await dock.Outside.MisbehaveAsync(Faults.Instagram(
            "containerStatus", "status", new { status = 200, body = new { status_code = "FINISHED", id = "1" } }, times: 0));

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id, 1), (post.Status, post.InstagramMediaId, published.PublishCalls));
    }

    [Fact]
    public async Task TwoAlikePostsLostAtOnce_StayPublishedWithoutAGuess()
    {
        await using var dock = await Dock.StartAsync();
        var first = await dock.ScheduleAsync();
        var second = await dock.ScheduleAsync();
        await dock.RunAsync(first, post => post.Status == PostStatus.Ready);
        await dock.RunAsync(second, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropAfter", times: 2));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("mediaList", "status", times: 0));
        await dock.RunAsync(first, post => post.Status == PostStatus.Published);
        await dock.RunAsync(second, post => post.Status == PostStatus.Published);
        await dock.Outside.HealAsync();

        var posts = new[] { await dock.RunAsync(first), await dock.RunAsync(second) };

        Assert.Equal(2, (await dock.Outside.PublishedAsync()).Count);
        Assert.All(posts, post => Assert.Equal(PostStatus.Published, post.Status));
        Assert.All(posts, post => Assert.Null(post.InstagramMediaId));
        Assert.All(posts, post => Assert.Equal("MEDIA_ID_UNKNOWN", Assert.Single(post.Problems).Code));
        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "publish"));
    }

    public static TheoryData<object?> UnreadableLists => new() { { (object?)null }, { Faults.Error(190, 463) } };

    [Theory]
    [MemberData(nameof(UnreadableLists), DisableDiscoveryEnumeration = true)]
    public async Task ListUnreadableAtFirst_TheMediaIdIsFoundLater(object? answer)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropAfter"));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("mediaList", "status", answer, times: 3));

        var known = await dock.RunAsync(id, post => post.Status == PostStatus.Published);
        Assert.Equal("MEDIA_ID_UNKNOWN", Assert.Single(known.Problems).Code);
        var post = await dock.RunAsync(id);

        Assert.Equal(Assert.Single(await dock.Outside.PublishedAsync()).Id, post.InstagramMediaId);
        Assert.Empty(post.Problems);
    }

    [Fact]
    public async Task SenderStillAlive_NobodyDecidesForIt()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropBefore"));
        await using var sender = NpgsqlDataSource.Create(dock.ConnectionString);
        await using var session = await sender.OpenConnectionAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Publishing);
        await LockAsync(session, id, "pg_advisory_lock");

        for (var minute = 0; minute < 5; minute++)
        {
            await dock.PassAsync(TimeSpan.FromMinutes(1));
            await dock.TickAsync();
        }

        Assert.Equal(PostStatus.Publishing, (await dock.PostAsync(id)).Status);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));

        await LockAsync(session, id, "pg_advisory_unlock");
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Single(await dock.Outside.PublishedAsync());
    }

    private static async Task LockAsync(NpgsqlConnection session, Guid postId, string function)
    {
#pragma warning disable CA2100 // One of two literals above.
        await using var command = new NpgsqlCommand($"select {function}({PublishStep.LockKeyOf(postId)})", session);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
