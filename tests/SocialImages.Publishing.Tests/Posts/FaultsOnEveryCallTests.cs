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

    protected static TheoryData<string, string, string, int> Matrix(string service, int[] times, params string[] operations)
    {
        var matrix = new TheoryData<string, string, string, int>();
        foreach (var operation in operations)
        {
            foreach (var kind in Kinds)
            {
                foreach (var count in times)
                    matrix.Add(service, operation, kind, count);
            }
        }

        return matrix;
    }

    protected static async Task AssertStillOnePostAsync(string service, string operation, string kind, int times)
    {
        await using var dock = kind == "hang" ? await Dock.StartAsync(configureServices: Impatient) : await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(new { service, operation, fault = kind, times });

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal(published.Id, post.InstagramMediaId);
        Assert.Equal(published.Permalink, post.Permalink);
        Assert.Equal(1, published.PublishCount);
        Assert.True(published.PublishedAt >= post.ScheduledFor);
        Assert.Empty(post.Problems);
    }

    private static void Impatient(IServiceCollection services)
    {
        services.Configure<InstagramOptions>(options => (options.WriteTimeout, options.ReadTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        services.Configure<CloudinaryOptions>(options => (options.UploadTimeout, options.Timeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
    }
}

// Classes run beside each other, the cases of one class one after the other.
public sealed class FaultsOfCloudinaryTests : FaultsOnEveryCall
{
    public static TheoryData<string, string, string, int> Calls => Matrix("cloudinary", [3], "upload", "deliver");

    [Theory]
    [MemberData(nameof(Calls))]
    public Task FaultyCall_StillEndsInOnePost(string service, string operation, string kind, int times) => AssertStillOnePostAsync(service, operation, kind, times);
}

public sealed class FaultsOfContainersTests : FaultsOnEveryCall
{
    public static TheoryData<string, string, string, int> Calls => Matrix("instagram", [3], "createContainer", "containerStatus");

    [Theory]
    [MemberData(nameof(Calls))]
    public Task FaultyCall_StillEndsInOnePost(string service, string operation, string kind, int times) => AssertStillOnePostAsync(service, operation, kind, times);
}

public sealed class FaultsOfPublishingTests : FaultsOnEveryCall
{
    public static TheoryData<string, string, string, int> Calls => Matrix("instagram", [1, 3], "publish");

    [Theory]
    [MemberData(nameof(Calls))]
    public Task FaultyCall_StillEndsInOnePost(string service, string operation, string kind, int times) => AssertStillOnePostAsync(service, operation, kind, times);

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

public sealed class FaultsOfReadingTests : FaultsOnEveryCall
{
    public static TheoryData<string, string, string, int> Calls => Matrix("instagram", [3], "mediaRead", "mediaList", "publishingLimit");

    [Theory]
    [MemberData(nameof(Calls))]
    public Task FaultyCall_StillEndsInOnePost(string service, string operation, string kind, int times) => AssertStillOnePostAsync(service, operation, kind, times);
}
