using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

public sealed class PicturesNobodyAttachedTests
{
    [Fact]
    public async Task CaptionAlone_BecomesAGeneratedPictureThatIsDisclosed()
    {
        await using var dock = await Dock.StartAsync();
        await dock.StartGeneratingAsync();
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish(AutoImageFailure.Fail) with { Style = ImageStyle.Minimal });

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        var generation = await dock.AskAsync(context => context.Generations.SingleAsync());
        Assert.Equal((PostStatus.Published, published.Id), (post.Status, post.InstagramMediaId));
        Assert.Equal((1080, 1350), (published.Image!.Width, published.Image.Height));
        Assert.True(published.IsAiGenerated);
        Assert.Equal((post.Id, Writing.Caption, ImageStyle.Minimal, true), (generation.PostId!.Value, generation.Prompt, generation.Style!.Value, generation.Reuse));
    }

    [Theory]
    [InlineData(AutoImageFailure.Hold, PostStatus.NeedsReview)]
    [InlineData(AutoImageFailure.Fail, PostStatus.Failed)]
    public async Task GeneratorDown_EndsAsThePostSays(AutoImageFailure onFailure, PostStatus status)
    {
        await using var dock = await Dock.StartAsync();
        await dock.StartGeneratingAsync();
        await dock.Outside.MisbehaveAsync(new { service = "openai", operation = "*", fault = "status", value = 400, times = 0 });
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish(onFailure));

        var post = await dock.RunAsync(id);

        Assert.Equal((status, "IMAGE_NOT_GENERATED"), (post.Status, Assert.Single(post.Problems).Code));
        Assert.Empty(await dock.Outside.PublishedAsync());
        var credits = await dock.AskAsync(context => context.CreditAccounts.SingleAsync());
        Assert.Equal(0, credits.Held.Value);
    }

    [Fact]
    public async Task HeldForLackOfAPicture_IsDrawnAnewWhenAPersonSaysSo()
    {
        await using var dock = await Dock.StartAsync();
        await dock.StartGeneratingAsync();
        await dock.Outside.MisbehaveAsync(new { service = "openai", operation = "*", fault = "status", value = 400, times = 0 });
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish(AutoImageFailure.Hold));
        Assert.Equal(PostStatus.NeedsReview, (await dock.RunAsync(id)).Status);
        await dock.Outside.HealAsync();

        await dock.ResolveAsync(id, PostResolution.Retry);
        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id, true), (post.Status, post.InstagramMediaId, published.IsAiGenerated));
        Assert.Empty(await dock.NoticesAsync());
    }

    [Fact]
    public async Task FailedForLackOfAPicture_IsDrawnAnewWhenItIsScheduledAgain()
    {
        await using var dock = await Dock.StartAsync();
        await dock.StartGeneratingAsync();
        await dock.Outside.MisbehaveAsync(new { service = "openai", operation = "*", fault = "status", value = 500, times = 0 });
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish(AutoImageFailure.Fail));
        Assert.Equal(PostStatus.Failed, (await dock.RunAsync(id)).Status);
        await dock.Outside.HealAsync();

        await dock.RescheduleAsync(id, Writing.AnHour, Wish(AutoImageFailure.Fail));

        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Single(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task GeneratorDown_TheCardKeepsTheSlot()
    {
        await using var dock = await Dock.StartAsync();
        await dock.StartGeneratingAsync();
        await dock.Outside.MisbehaveAsync(new { service = "openai", operation = "*", fault = "status", value = 400, times = 0 });
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish(AutoImageFailure.Card));

        var post = await dock.RunAsync(id);

        await AssertCardIsOutAsync(dock, post);
    }

    [Fact]
    public async Task GeneratorSilent_TheCardKeepsTheSlot()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish(AutoImageFailure.Card));

        var post = await dock.RunAsync(id);

        await AssertCardIsOutAsync(dock, post);
        Assert.Equal(1, await dock.AskAsync(context => context.Generations.CountAsync()));
    }

    [Fact]
    public async Task GeneratorSilent_AHeldPostWaitsForAPerson()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish(AutoImageFailure.Hold));

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.NeedsReview, "IMAGE_NOT_GENERATED"), (post.Status, Assert.Single(post.Problems).Code));
    }

    [Fact]
    public async Task NodeKilledWhileAskingForEachOfThree_AsksForOnePictureEach()
    {
        string[] failpoints = ["picture.before", "picture.started", "picture.waiting"];
        await using var dock = await Dock.StartAsync();
        var ids = new List<Guid>();
        foreach (var failpoint in failpoints)
            ids.Add(await dock.ScheduleAsync(pictures: 0, caption: $"Bread at {failpoint}", from: TimeSpan.FromSeconds(3), autoImage: Wish(AutoImageFailure.Fail)));
        await using (var victim = WorkerProcess.StartVictim(dock, failpoints))
            await victim.WaitForDeathAsync();
        await dock.StartGeneratingAsync();

        foreach (var id in ids)
            Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);

        Assert.Equal(3, (await dock.Outside.PublishedAsync()).Select(post => post.Caption).Distinct().Count());
        Assert.Equal(ids.Order(), (await dock.AskAsync(context => context.Generations.Select(generation => generation.PostId!.Value).ToListAsync())).Order());
    }

    [Fact]
    public async Task NotEnoughCredits_EndsAsThePostSays()
    {
        await using var dock = await Dock.StartAsync();
        await dock.AskAsync(context => context.Database.ExecuteSqlAsync($"update credit_accounts set granted = 0, available = 0"));
        var id = await dock.ScheduleAsync(pictures: 0, autoImage: Wish(AutoImageFailure.Fail));

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Failed, "IMAGE_NOT_GENERATED"), (post.Status, Assert.Single(post.Problems).Code));
        Assert.Equal(0, await dock.AskAsync(context => context.Generations.CountAsync()));
    }

    private static AutoImage Wish(AutoImageFailure onFailure) => new(Enabled: true, Style: null, AspectRatio: null, onFailure);

    private static async Task AssertCardIsOutAsync(Dock dock, Post post)
    {
        var published = Assert.Single(await dock.Outside.PublishedAsync());
        var card = await dock.AskAsync(context => context.Images.SingleAsync());
        Assert.Equal((PostStatus.Published, published.Id), (post.Status, post.InstagramMediaId));
        Assert.Equal((ImageSource.Card, Writing.Caption), (card.Source, card.AltText));
        Assert.Equal((1080, 1350), (published.Image!.Width, published.Image.Height));
        Assert.False(published.IsAiGenerated);
        Assert.InRange(published.PublishedAt - post.ScheduledFor!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
