using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>Every call, misbehaving in every way three times, the dangerous one also once: the post goes out exactly once all the same.</summary>
public sealed class FaultsOnEveryCallTests
{
    private static readonly (string Service, string Operation)[] Calls =
    [
        ("cloudinary", "upload"), ("cloudinary", "deliver"), ("instagram", "createContainer"), ("instagram", "containerStatus"),
        ("instagram", "publish"), ("instagram", "mediaRead"),
    ];

    private static readonly string[] Kinds = ["status", "dropBefore", "dropAfter", "truncate", "garbage", "hang"];

    public static TheoryData<string, string, string, int> Matrix()
    {
        var matrix = new TheoryData<string, string, string, int>();
        foreach (var (service, operation) in Calls)
        {
            foreach (var kind in Kinds)
            {
                matrix.Add(service, operation, kind, 3);
                if (operation == "publish")
                    matrix.Add(service, operation, kind, 1);
            }
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task FaultyCall_StillEndsInOnePost(string service, string operation, string kind, int times)
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

    [Theory]
    [InlineData("createContainer")]
    [InlineData("containerStatus")]
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

    private static void Impatient(IServiceCollection services)
    {
        services.Configure<InstagramOptions>(options => (options.WriteTimeout, options.ReadTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        services.Configure<CloudinaryOptions>(options => (options.UploadTimeout, options.Timeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
    }
}
