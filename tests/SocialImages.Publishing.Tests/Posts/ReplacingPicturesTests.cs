using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Images;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>The wished picture cannot be had: the slot is kept all the same, and people are told.</summary>
public sealed class ReplacingPicturesTests
{
    private static readonly AutoImage Wish = new(Enabled: true, Style: null, AspectRatio: null, AutoImageFailure.Card);

    [Fact]
    public async Task TaggedPictureInTheLibrary_IsTakenBeforeACard()
    {
        await using var dock = await Dock.StartAsync();
        await NoCreditsAsync(dock);
        var used = await AddTaggedAsync(dock, 10, "bakery");
        var unused = await AddTaggedAsync(dock, 20, "bakery");
        await AddTaggedAsync(dock, 30, "cars");
        await dock.ScheduleAsync(pictures: 0, imageIds: [used], from: TimeSpan.FromDays(3));
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish);

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Published, unused), (post.Status, Assert.Single(post.Images).ImageId));
        await AssertToldAsync(dock, post, "picture of the library");
    }

    [Fact]
    public async Task NoTaggedPicture_BecomesACardThatIsTold()
    {
        await using var dock = await Dock.StartAsync();
        await NoCreditsAsync(dock);
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish);

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal(ImageSource.Card, await dock.AskAsync(context => context.Images.Select(image => image.Source).SingleAsync()));
        await AssertToldAsync(dock, post, "card with its words");
    }

    [Fact]
    public async Task BrokenPicture_WhereNothingIsSaid_IsReplacedByACard()
    {
        await using var dock = await Dock.StartAsync();
        var broken = await dock.AddPictureAsync(new PixelSize(64, 64), 9);
        await dock.BreakPictureAsync(broken);
        var id = await dock.ScheduleAsync(pictures: 0, imageIds: [broken]);

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.Published, post.Status);
        Assert.NotEqual(broken, Assert.Single(post.Images).ImageId);
        await AssertToldAsync(dock, post, "card with its words");
    }

    [Fact]
    public async Task BrokenPictureOfACarousel_IsReplacedAtItsPlace()
    {
        await using var dock = await Dock.StartAsync();
        var broken = await dock.AddPictureAsync(new PixelSize(64, 64), 9);
        var first = await dock.AddPictureAsync(new PixelSize(600, 600), 40);
        var last = await dock.AddPictureAsync(new PixelSize(630, 600), 80);
        await dock.BreakPictureAsync(broken);
        var id = await dock.ScheduleAsync(pictures: 0, imageIds: [first, broken, last]);

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal((first, last), (post.Images[0].ImageId, post.Images[2].ImageId));
        Assert.Equal(3, Assert.Single(await dock.Outside.PublishedAsync()).Children.Count);
        await AssertToldAsync(dock, post, "card with its words");
    }

    [Fact]
    public async Task CropOfAPicture_IsWhatIsPublished()
    {
        await using var dock = await Dock.StartAsync();
        var image = await dock.AddPictureAsync(new PixelSize(600, 600), 40);
        var draft = await dock.CommandAsync<CreatePostCommand, Post>(command => command.ExecuteAsync(
            dock.Owner, new CreatePost("Cropped", dock.AccountId, [image], null, null) { Crops = [new PictureCrop(100, 50, 400, 500)] }, CancellationToken.None));
        await dock.RescheduleAsync(draft.Id, Writing.AnHour);
        var previews = await dock.CommandAsync<PostPreviews, IReadOnlyList<PostPreview>>(service => service.OfAsync(draft, CancellationToken.None));

        var post = await dock.RunAsync(draft.Id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal((1080, 1350), (published.Image!.Width, published.Image.Height));
        Assert.Equal(Assert.Single(previews).Sha256, published.Image.Sha256);
    }

    private static Task<int> NoCreditsAsync(Dock dock) =>
        dock.AskAsync(context => context.Database.ExecuteSqlAsync($"update credit_accounts set granted = 0, available = 0"));

    private static async Task<Guid> AddTaggedAsync(Dock dock, byte shade, string tag)
    {
        var id = await dock.AddPictureAsync(new PixelSize(600, 600), shade);
        string[] tags = [tag];
        await dock.AskAsync(context => context.Database.ExecuteSqlAsync($"update images set tags = {tags} where id = {id}"));
        return id;
    }

    private static async Task AssertToldAsync(Dock dock, Post post, string what)
    {
        var problem = Assert.Single(post.Problems);
        Assert.Equal("IMAGE_SUBSTITUTED", problem.Code);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
        var notice = Assert.Single(await dock.NoticesAsync());
        Assert.Equal(("IMAGE_SUBSTITUTED", NoticeSeverity.Info, post.Id), (notice.Code, notice.Severity, notice.PostId));
        Assert.Contains($"@{Dock.Username}", notice.Message, StringComparison.Ordinal);
    }
}
