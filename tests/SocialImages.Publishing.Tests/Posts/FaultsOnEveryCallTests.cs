using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>Every call, misbehaving in every way three times, the dangerous one also once: the post goes out exactly once all the same.</summary>
public abstract class FaultsOnEveryCall
{
    private static readonly string[] Kinds = ["status", "dropBefore", "dropAfter", "truncate", "garbage", "hang"];

    protected static TheoryData<string, string, int> Matrix(int[] times, params string[] operations) => [.. Cases(times, operations)];

    /// <summary>Each case on an account of its own, whose calls alone misbehave.</summary>
    protected static async Task AssertStillOnePostEachAsync(int[] times, params string[] operations)
    {
        await using var dock = await Dock.StartAsync(Impatient);
        var ids = new Dictionary<string, Guid>();
        foreach (var (index, (operation, kind, count)) in Cases(times, operations).Index())
        {
            var username = $"{index:D2}_{kind}_{count}".ToLowerInvariant();
            ids[username] = await dock.ScheduleAsync(accountId: await dock.ConnectAsync(username));
            await dock.Outside.MisbehaveAsync(new { service = "instagram", operation, fault = kind, times = count, match = $"emulator-{username}" });
        }

        foreach (var (username, id) in ids)
            await AssertOnePostAsync(dock, await dock.RunAsync(id), username);
    }

    protected static async Task AssertStillOnePostAsync(string service, string operation, string kind, int times)
    {
        await using var dock = kind == "hang" ? await Dock.StartAsync(configureServices: Impatient) : await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(new { service, operation, fault = kind, times });

        await AssertOnePostAsync(dock, await dock.RunAsync(id), Dock.Username);
    }

    private static async Task AssertOnePostAsync(Dock dock, Post post, string username)
    {
        var published = (await dock.Outside.PublishedAsync()).Where(found => found.Account == username).ToList();
        Assert.Equal((username, 1, PostStatus.Published, 0), (username, published.Count, post.Status, post.Problems.Count));
        Assert.Equal((username, published[0].Id, published[0].Permalink, 1), (username, post.InstagramMediaId, post.Permalink, published[0].PublishCount));
        Assert.True(published[0].PublishedAt >= post.ScheduledFor, username);
    }

    private static IEnumerable<(string Operation, string Kind, int Times)> Cases(int[] times, string[] operations) =>
        from operation in operations from kind in Kinds from count in times select (operation, kind, count);

    private static void Impatient(IServiceCollection services)
    {
        services.Configure<InstagramOptions>(options => (options.WriteTimeout, options.ReadTimeout) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)));
        services.Configure<CloudinaryOptions>(options => (options.UploadTimeout, options.Timeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
    }
}

// Classes run beside each other, the cases of one class one after the other.
public sealed class FaultsOfCloudinaryTests : FaultsOnEveryCall
{
    public static TheoryData<string, string, int> Calls => Matrix([3], "upload", "deliver");

    [Theory]
    [MemberData(nameof(Calls))]
    public Task FaultyCall_StillEndsInOnePost(string operation, string kind, int times) => AssertStillOnePostAsync("cloudinary", operation, kind, times);
}

public sealed class FaultsOfContainersTests : FaultsOnEveryCall
{
    [Fact]
    public Task FaultyCreation_StillEndsInOnePost() => AssertStillOnePostEachAsync([3], "createContainer");

    [Fact]
    public Task FaultyStatus_StillEndsInOnePost() => AssertStillOnePostEachAsync([3], "containerStatus");
}

public sealed class FaultsOfReadingTests : FaultsOnEveryCall
{
    [Fact]
    public Task FaultyReading_StillEndsInOnePost() => AssertStillOnePostEachAsync([3], "mediaRead", "mediaList", "publishingLimit");
}

public sealed class FaultsOfPublishingTests : FaultsOnEveryCall
{
    [Fact]
    public Task FaultyPublishing_StillEndsInOnePost() => AssertStillOnePostEachAsync([1, 3], "publish");

    [Theory]
    [InlineData("createContainer")]
    [InlineData("publish")]
    public async Task FaultWithoutEnd_EndsInATerminalStatusWithAReason(string operation)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram(operation, "status", times: 0));

        var post = await dock.RunAsync(id);

        Assert.Contains(post.Status, new[] { PostStatus.Failed, PostStatus.NeedsReview });
        Assert.Single(post.Problems);
        Assert.Empty(await dock.Outside.PublishedAsync());
    }
}

/// <summary>Whether a container is ready is only advice: publishing says so itself.</summary>
public sealed class UnreadableStatusTests
{
    public static TheoryData<object?> Answers => new() { { (object?)null }, { Faults.Error(190, 463) }, { Faults.Error(100, 33) }, { Faults.Error(10, null, 403) } };

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task StatusNeverReadable_NeitherFailsThePostNorDisconnectsTheAccount(object? answer)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("containerStatus", "status", answer, times: 0));

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id, 1), (post.Status, post.InstagramMediaId, published.PublishCalls));
        Assert.Equal(InstagramAccountStatus.Connected, await dock.AccountStatusAsync());
        Assert.Empty(post.Problems);
    }

    [Fact]
    public async Task ChildrensStatusNeverReadable_TheCarouselGoesOutAllTheSame()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(pictures: 2);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("containerStatus", "status", times: 0));

        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);

        Assert.Equal(2, Assert.Single(await dock.Outside.PublishedAsync()).Children.Count);
    }
}
