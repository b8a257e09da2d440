using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>People change their minds while the publisher works.</summary>
public sealed class ChangingPostsMeanwhileTests
{
    private const string NewCaption = "Sold out for today. See you tomorrow!";

    [Fact]
    public async Task EditedWhenReady_GoesOutAsEdited()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);

        await EditAsync(dock, id);
        var post = await dock.RunAsync(id);

        Assert.Equal(NewCaption, Assert.Single(await dock.Outside.PublishedAsync()).Caption);
        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "createContainer"));
    }

    [Fact]
    public async Task EditedAgainAndAgainWhenReady_GoesOutAsEditedLast()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        for (var edit = 1; edit <= 8; edit++)
        {
            await dock.RunAsync(id, post => post.Status is PostStatus.Ready or PostStatus.Failed);
            await dock.EditCaptionAsync(id, $"Bread, version {edit}");
        }

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Published, "Bread, version 8"), (post.Status, Assert.Single(await dock.Outside.PublishedAsync()).Caption));
    }

    [Fact]
    public async Task UnscheduledWhenReady_StaysHome()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);

        await dock.CommandAsync<UnschedulePostCommand, Post>(command => command.ExecuteAsync(dock.Owner, id, CancellationToken.None));
        await dock.PassAsync(TimeSpan.FromHours(2));
        await dock.TickAsync();

        Assert.Equal(PostStatus.Draft, (await dock.PostAsync(id)).Status);
        Assert.Empty(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task PostponedWhenReady_WaitsForTheNewTime()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);

        await dock.RescheduleAsync(id, TimeSpan.FromHours(40));
        var post = await dock.RunAsync(id);

        Assert.True(Assert.Single(await dock.Outside.PublishedAsync()).PublishedAt >= post.ScheduledFor);
        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "createContainer"));
    }

    [Theory]
    [InlineData("deliver.uploaded")]
    [InlineData("container.created")]
    [InlineData("poll.read")]
    [InlineData("intent.before")]
    public async Task EditedInTheMiddleOfAStep_TheStepIsForgotten(string failpoint)
    {
        Dock? dock = null;
        var id = Guid.Empty;
        var once = true;
        dock = await StartWithHookAsync(name =>
        {
            if (name == failpoint && once)
            {
                once = false;
                EditAsync(dock!, id).GetAwaiter().GetResult();
            }
        });
        await using var owned = dock;
        id = await dock.ScheduleAsync();

        var post = await dock.RunAsync(id);

        Assert.Equal(NewCaption, Assert.Single(await dock.Outside.PublishedAsync()).Caption);
        Assert.Equal(PostStatus.Published, post.Status);
        Assert.False(once);
    }

    [Theory]
    [InlineData("intent.before", "intent.saved")]
    [InlineData("intent.before", "publish.answered")]
    [InlineData("poll.saved", "publish.saved")]
    public async Task EditLoadedBeforeAndSavedAfterTheIntent_Loses(string loadAt, string saveAt)
    {
        Dock? dock = null;
        StaleEdit? edit = null;
        var id = Guid.Empty;
        dock = await StartWithHookAsync(name =>
        {
            if (name == loadAt)
                edit ??= StaleEdit.LoadAsync(dock!, id).GetAwaiter().GetResult();
            if (name == saveAt)
                edit!.SaveAsync().GetAwaiter().GetResult();
        });
        await using var owned = dock;
        id = await dock.ScheduleAsync();

        var post = await dock.RunAsync(id);

        Assert.True(edit!.Lost);
        Assert.Equal(Writing.Caption, post.Caption);
        Assert.Equal(Writing.Caption, Assert.Single(await dock.Outside.PublishedAsync()).Caption);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));
    }

    private static Task<Dock> StartWithHookAsync(Action<string> hook) =>
        Dock.StartAsync(services => services.AddSingleton(new Failpoint(hook)));

    private static Task<Post> EditAsync(Dock dock, Guid id) => dock.CommandAsync<UpdatePostCommand, Post>(command =>
        command.ExecuteAsync(dock.Owner, new UpdatePost(id, NewCaption, null, null, null), CancellationToken.None));

    private sealed class StaleEdit(Domain.Data.SocialImagesDbContext context, Post post, TimeProvider clock)
    {
        public bool Lost { get; private set; }

        public static async Task<StaleEdit> LoadAsync(Dock dock, Guid id)
        {
            var context = await dock.Node.GetRequiredService<IDbContextFactory<Domain.Data.SocialImagesDbContext>>().CreateDbContextAsync();
            return new StaleEdit(context, await context.Posts.Include(row => row.Images).SingleAsync(row => row.Id == id), dock.Clock);
        }

        public async Task SaveAsync()
        {
            post.Edit(NewCaption, post.InstagramAccountId, [.. post.Images.Select(image => new PictureChoice(image.ImageId, image.AltText))], clock.GetUtcNow());
            try
            {
                await context.SaveChangesAsync();
            }
            catch (DbUpdateConcurrencyException)
            {
                Lost = true;
            }

            await context.DisposeAsync();
        }
    }
}
