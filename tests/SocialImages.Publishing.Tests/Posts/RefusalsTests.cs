using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>Instagram says no, and means something different each time.</summary>
public sealed class RefusalsTests
{
    [Fact]
    public async Task DeadToken_PausesTheAccountWithOneCallUntilItIsReconnected()
    {
        await using var dock = await Dock.StartAsync();
        var ids = new[] { await dock.ScheduleAsync(), await dock.ScheduleAsync(), await dock.ScheduleAsync() };
        await dock.Outside.ChangeAccountAsync(new { username = Dock.Username, tokenDead = true });

        await dock.PassAsync(TimeSpan.FromMinutes(50));
        for (var minute = 0; minute < 30; minute++)
        {
            await dock.TickAsync();
            await dock.PassAsync(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(await dock.Outside.CountAsync("instagram", "createContainer"), 1, 3);
        Assert.Equal(InstagramAccountStatus.NeedsReconnect, await dock.AccountStatusAsync());
        var waiting = await dock.PostAsync(ids[0]);
        Assert.Equal(PostStatus.Preparing, waiting.Status);

        await dock.Outside.ChangeAccountAsync(new { username = Dock.Username, tokenDead = false });
        await dock.ConnectAsync();
        foreach (var id in ids)
            Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Equal(3, (await dock.Outside.PublishedAsync()).Count);
    }

    [Fact]
    public async Task DeadTokenForADay_FailsTheWaitingPostWithTheReason()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.ChangeAccountAsync(new { username = Dock.Username, tokenDead = true });

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.Failed, post.Status);
        Assert.Equal("TOO_LATE", Assert.Single(post.Problems).Code);
        Assert.Contains("connect the account again", post.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task FullQuota_DefersWithoutASinglePublishCall()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { quotaTotal = 0 } });
        var id = await dock.ScheduleAsync();

        await dock.RunAsync(id, post => post.Problems.Any(problem => problem.Code == "QUOTA_REACHED"));
        for (var minute = 0; minute < 60; minute++)
        {
            await dock.PassAsync(TimeSpan.FromMinutes(1));
            await dock.TickAsync();
        }

        Assert.Equal(PostStatus.Ready, (await dock.PostAsync(id)).Status);
        Assert.Equal(0, await dock.Outside.CountAsync("instagram", "publish"));
        var notice = Assert.Single(await dock.NoticesAsync());
        Assert.Equal(("QUOTA_REACHED", NoticeSeverity.Warning, id, dock.AccountId), (notice.Code, notice.Severity, notice.PostId, notice.InstagramAccountId));

        await dock.Outside.SetAsync(new { instagram = new { quotaTotal = 50 } });
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));
        Assert.Empty(await dock.NoticesAsync());
    }

    [Fact]
    public async Task QuotaThatWasFullAndCannotBeRead_BlocksNothing()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.AskAsync(context => context.Database.ExecuteSqlAsync($"update instagram_accounts set quota_used = 50, quota_total = 50, quota_read_at = {dock.Clock.GetUtcNow()}"));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publishingLimit", "status", times: 0));

        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);

        Assert.Single(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task NotReadyAtPublish_IsSentAgainWithTheSameContainer()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "status", Faults.Error(9007, 2207027), times: 2));

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "createContainer"));
        Assert.Equal(2, (await dock.HistoryAsync(id)).Count(step => step == "publish retry 9007/2207027"));
    }

    [Fact]
    public async Task TooManyCalls_WaitsAsLongAsInstagramSays()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        var usage = """{"1789":[{"type":"instagram","call_count":100,"total_time":1,"total_cputime":1,"estimated_time_to_regain_access":11}]}""";
        await dock.Outside.MisbehaveAsync(Faults.Instagram("createContainer", "status", new
        {
            status = 400,
            body = new { error = new { message = "(#80002) There have been too many calls to this Instagram account.", type = "OAuthException", code = 80002, fbtrace_id = "A" } },
            headers = new Dictionary<string, string> { ["X-Business-Use-Case-Usage"] = usage },
        }));

        var waiting = await dock.RunAsync(id, post => post.Problems.Count > 0);
        Assert.InRange(waiting.NextActionAt!.Value - (await dock.LastAttemptAsync(id)).At, TimeSpan.FromMinutes(10.5), TimeSpan.FromMinutes(15));
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "createContainer"));
    }

    [Theory]
    [InlineData(36003, 2207009, "INSTAGRAM_REFUSED")]
    [InlineData(36004, 2207010, "INSTAGRAM_REFUSED")]
    [InlineData(100, 2207040, "INSTAGRAM_REFUSED")]
    [InlineData(25, 2207050, "ACCOUNT_RESTRICTED")]
    [InlineData(368, null, "ACCOUNT_RESTRICTED")]
    public async Task FinalRefusal_FailsAtOnceWithInstagramsCode(int code, int? subcode, string problem)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("createContainer", "status", Faults.Error(code, subcode), times: 0));

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Failed, problem), (post.Status, Assert.Single(post.Problems).Code));
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "createContainer"));
        var attempt = await dock.LastAttemptAsync(id);
        Assert.Equal(("failed", "ADockTest"), (attempt.Outcome, attempt.FbtraceId));
        Assert.Equal(subcode is null ? $"{code}" : $"{code}/{subcode}", attempt.Code);
    }

    [Fact]
    public async Task SuspectedSpamAtPublish_FailsOnceItIsProvenNotPublished()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "status", Faults.Error(4, 2207051, 403), times: 0));

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Failed, "ACCOUNT_RESTRICTED"), (post.Status, Assert.Single(post.Problems).Code));
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));
        Assert.Empty(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task ContainerThatFails_IsMadeAnewAFewTimesOnly()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { containerErrorSubcode = 2207082 } });
        var id = await dock.ScheduleAsync();

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.Failed, post.Status);
        Assert.Equal(6, await dock.Outside.CountAsync("instagram", "createContainer"));

        await dock.Outside.SetAsync(new { instagram = new { containerErrorSubcode = (int?)null } });
        await dock.RescheduleAsync(id, Writing.AnHour);
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
    }

    [Fact]
    public async Task CarouselWhosePicturesFail_IsMadeAnewAFewTimesOnly()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { containerErrorSubcode = 2207082 } });
        var id = await dock.ScheduleAsync(pictures: 2);

        Assert.Equal(PostStatus.Failed, (await dock.RunAsync(id)).Status);
        Assert.Equal(6 * 2, await dock.Outside.CountAsync("instagram", "createContainer"));
    }

    [Fact]
    public async Task PermissionMissingAtPublish_PausesTheAccountInsteadOfSendingAllDay()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "status", Faults.Error(10, null, 403), times: 0));

        await dock.RunAsync(id, post => post.Status == PostStatus.Ready && post.Problems.Count > 0);
        Assert.Equal(InstagramAccountStatus.NeedsReconnect, await dock.AccountStatusAsync());
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));
        Assert.Equal("ACCOUNT_NEEDS_RECONNECT", Assert.Single(await dock.NoticesAsync()).Code);

        await dock.Outside.HealAsync();
        await dock.ConnectAsync();
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Single(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task StepThatBreaks_IsTriedAgainWhenItsLeaseEnds()
    {
        var breaks = true;
        var begun = 0;
        await using var dock = await Dock.StartAsync(services => services.AddSingleton(new Failpoint(name =>
        {
            if (name == "claim.taken")
                begun++;
            if (name == "deliver.before" && breaks)
                throw new InvalidOperationException("Nobody thought of this.");
        })));
        var id = await dock.ScheduleAsync(from: TimeSpan.FromSeconds(1));

        for (var second = 0; second < 5; second++)
            await dock.TickAsync();
        Assert.Equal(1, begun);

        breaks = false;
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
    }

    [Fact]
    public async Task ContainerThatFailsForThePicture_IsFinal()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { containerErrorSubcode = 2207009 } });
        var id = await dock.ScheduleAsync();

        Assert.Equal(PostStatus.Failed, (await dock.RunAsync(id)).Status);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "createContainer"));
    }

    [Fact]
    public async Task ContainerNeverFinished_IsMadeAnewAndThenGivenUp()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { pollsUntilFinished = 100_000, secondsUntilFinished = 1e9 } });
        var id = await dock.ScheduleAsync();

        Assert.Equal(PostStatus.Failed, (await dock.RunAsync(id)).Status);
        Assert.Equal(6, await dock.Outside.CountAsync("instagram", "createContainer"));
        Assert.InRange(await dock.Outside.CountAsync("instagram", "containerStatus"), 6 * 10, 6 * 16);
    }

    [Fact]
    public async Task ExpiredContainer_IsMadeAnewOnce()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.ContainerId is not null);
        await dock.Outside.MisbehaveAsync(Faults.Instagram(
            "containerStatus", "status", new { status = 200, body = new { status_code = "EXPIRED", status = "Expired", id = "1" } }));

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "createContainer"));
        Assert.Single(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task SlowContainer_IsPolledSparingly()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { pollsUntilFinished = 4, secondsUntilFinished = (double?)null } });
        var id = await dock.ScheduleAsync();

        await dock.RunAsync(id);

        var polls = await dock.AskAsync(context => Task.FromResult(context.PostAttempts
            .Where(attempt => attempt.PostId == id && (attempt.Step == "poll" || attempt.Step == "container")).OrderBy(attempt => attempt.At).Select(attempt => attempt.At).ToList()));
        var waits = polls.Zip(polls.Skip(1), (before, after) => (int)Math.Round((after - before).TotalSeconds)).ToList();
        Assert.Equal(6, polls.Count);
        Assert.All(waits.Zip(new[] { 2, 5, 10, 30, 60 }), pair => Assert.InRange(pair.First, pair.Second, pair.Second + 5));
    }

    [Fact]
    public async Task BrokenPicture_WhereThePostSaysFail_FailsBeforeAnyCall()
    {
        await using var dock = await Dock.StartAsync();
        var image = await dock.AddPictureAsync(new PixelSize(64, 64), 9);
        await dock.BreakPictureAsync(image);
        var id = await dock.ScheduleAsync(pictures: 0, imageIds: [image], autoImage: new AutoImage(false, null, null, AutoImageFailure.Fail));

        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Failed, "IMAGE_UNUSABLE"), (post.Status, Assert.Single(post.Problems).Code));
        Assert.Empty(await dock.Outside.RequestsAsync("cloudinary"));
        var notice = Assert.Single(await dock.NoticesAsync());
        Assert.Equal(("IMAGE_UNUSABLE", NoticeSeverity.Error), (notice.Code, notice.Severity));
        Assert.Contains("Attach a picture", notice.Action, StringComparison.Ordinal);
    }
}
