using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Publishing.InstagramAccounts;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.InstagramAccounts;

/// <summary>Facebook's tokens are renewed by nobody: people hear of a dead one, or of one that ends, before a slot does.</summary>
public sealed class CheckingFacebookTokensTests
{
    [Fact]
    public async Task LivingToken_IsLookedAtOnceADay()
    {
        await using var dock = await Dock.StartAsync();
        var account = Assert.Single(await dock.ConnectThroughFacebookAsync());

        await Task.WhenAll(CheckAsync(dock), CheckAsync(dock));
        await CheckAsync(dock);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "debugToken"));
        await dock.PassAsync(TimeSpan.FromHours(25));
        await CheckAsync(dock);

        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "debugToken"));
        var checkedAccount = await AccountAsync(dock, account.Id);
        Assert.Equal((InstagramAccountStatus.Connected, null), (checkedAccount.Status, checkedAccount.TokenExpiresAt));
        Assert.Empty(await dock.NoticesAsync());
    }

    [Fact]
    public async Task PasswordChanged_PausesTheAccountBeforeItsSlot()
    {
        await using var dock = await Dock.StartAsync();
        var account = Assert.Single(await dock.ConnectThroughFacebookAsync());
        await dock.Outside.ChangeAccountAsync(new { username = "new_cafe", tokenDead = true, subcode = 460 });

        await CheckAsync(dock);
        await CheckAsync(dock);

        Assert.Equal(InstagramAccountStatus.NeedsReconnect, (await AccountAsync(dock, account.Id)).Status);
        var notice = Assert.Single(await dock.NoticesAsync());
        Assert.Equal(("ACCOUNT_NEEDS_RECONNECT", NoticeSeverity.Error, account.Id), (notice.Code, notice.Severity, notice.InstagramAccountId));
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "debugToken"));
    }

    [Fact]
    public async Task AccessThatEndsThisWeek_IsToldAndShownByTheDryRun()
    {
        await using var dock = await Dock.StartAsync();
        var account = Assert.Single(await dock.ConnectThroughFacebookAsync());
        var end = new DateTimeOffset(dock.Clock.GetUtcNow().AddDays(5).Date, TimeSpan.Zero);
        await dock.Outside.SetAsync(new { instagram = new { dataAccessEndsAt = end } });
        var id = await dock.ScheduleAsync(accountId: account.Id, from: TimeSpan.FromDays(6));

        await CheckAsync(dock);

        Assert.Equal((InstagramAccountStatus.Connected, end), await StateAsync(dock, account.Id));
        var notice = Assert.Single(await dock.NoticesAsync());
        Assert.Equal((PostNotices.AccountEnds, NoticeSeverity.Warning), (notice.Code, notice.Severity));
        var problems = await dock.Node.GetRequiredService<PostValidator>().ValidateAsync(await dock.PostAsync(id), CancellationToken.None);
        Assert.Contains(problems, problem => problem.Code == "TOKEN_EXPIRES");

        await dock.ConnectThroughFacebookAsync();
        Assert.Empty(await dock.NoticesAsync());
    }

    [Theory]
    [InlineData("status")]
    [InlineData("garbage")]
    [InlineData("dropAfter")]
    public async Task MetaDoesNotAnswer_NobodyIsDisconnectedAndItIsAskedAgain(string fault)
    {
        await using var dock = await Dock.StartAsync();
        var account = Assert.Single(await dock.ConnectThroughFacebookAsync());
        await dock.Outside.MisbehaveAsync(Faults.Instagram("debugToken", fault));

        await CheckAsync(dock);
        Assert.Null((await AccountAsync(dock, account.Id)).TokenCheckedAt);
        await CheckAsync(dock);

        Assert.NotNull((await AccountAsync(dock, account.Id)).TokenCheckedAt);
        Assert.Equal(InstagramAccountStatus.Connected, (await AccountAsync(dock, account.Id)).Status);
        Assert.DoesNotContain(dock.Log.Lines, line => line.Contains("IGAA", StringComparison.Ordinal) || line.Contains("emulator-app-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AccountsThroughInstagram_AreNotAskedAbout()
    {
        await using var dock = await Dock.StartAsync();

        await CheckAsync(dock);

        Assert.Equal(0, await dock.Outside.CountAsync("instagram", "debugToken"));
    }

    private static Task CheckAsync(Dock dock) => dock.Node.GetRequiredService<FacebookTokenChecker>().CheckDueAsync(CancellationToken.None);

    private static Task<InstagramAccount> AccountAsync(Dock dock, Guid id) =>
        dock.AskAsync(context => context.InstagramAccounts.AsNoTracking().SingleAsync(account => account.Id == id));

    private static async Task<(InstagramAccountStatus, DateTimeOffset?)> StateAsync(Dock dock, Guid id)
    {
        var account = await AccountAsync(dock, id);
        return (account.Status, account.TokenExpiresAt);
    }
}
