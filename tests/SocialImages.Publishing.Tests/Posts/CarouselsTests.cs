using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

public sealed class CarouselsTests
{
    [Fact]
    public async Task ThreePictures_GoOutTogetherInOrderAndInTheFirstOnesShape()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(pictures: 3);

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id), (post.Status, post.InstagramMediaId));
        Assert.Equal(("CAROUSEL_ALBUM", Writing.Caption), (published.MediaType, published.Caption));
        Assert.Equal(["Loaf 1", "Loaf 2", "Loaf 3"], published.Children.Select(child => child.AltText));
        Assert.Equal(post.Images.Select(image => image.PreparedHash!.Value.Hex), published.Children.Select(child => child.Image.Sha256));
        Assert.All(published.Children, child => Assert.InRange(child.Image.Height, 1079, 1081));
        Assert.Equal(4, await dock.Outside.CountAsync("instagram", "createContainer"));
    }

    [Fact]
    public async Task OneGeneratedPicture_DisclosesOnTheWholeOnly()
    {
        await using var dock = await Dock.StartAsync();
        var plain = await dock.AddPictureAsync(new PixelSize(900, 900), 10);
        var generated = await dock.AddPictureAsync(new PixelSize(900, 900), 20, ImageSource.Generated);
        var id = await dock.ScheduleAsync(pictures: 0, imageIds: [plain, generated]);

        await dock.RunAsync(id);

        Assert.True(Assert.Single(await dock.Outside.PublishedAsync()).IsAiGenerated);
    }

    [Fact]
    public async Task ChildThatExpires_IsMadeAnewWithAllTheOthers()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(pictures: 2);
        await dock.Outside.MisbehaveAsync(Faults.Instagram(
            "containerStatus", "status", new { status = 200, body = new { status_code = "EXPIRED", status = "Expired", id = "1" } }, after: 1));

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal(["Loaf 1", "Loaf 2"], published.Children.Select(child => child.AltText));
        Assert.Equal(5, await dock.Outside.CountAsync("instagram", "createContainer"));
    }

    [Fact]
    public async Task SecondPictureRefused_NothingGoesOut()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(pictures: 3);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("createContainer", "status", Faults.Error(36001, 2207005), after: 1));

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Failed, "INSTAGRAM_REFUSED"), (post.Status, Assert.Single(post.Problems).Code));
        Assert.Empty(await dock.Outside.PublishedAsync());
    }
}
