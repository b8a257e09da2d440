using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.InstagramAccounts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.InstagramAccounts;

public sealed class KeepingAccountsConnectedTests
{
    [Fact]
    public async Task TokenInItsLastMonth_IsRenewedAndStoredEncrypted()
    {
        await using var dock = await Dock.StartAsync();
        var id = await ConnectAsync(dock, expiresIn: TimeSpan.FromDays(10));
        await dock.PassAsync(TimeSpan.FromDays(2));

        await RefreshAsync(dock);

        var account = await AccountAsync(dock, id);
        var token = dock.Node.GetRequiredService<TokenProtector>().Unprotect(account.TokenCiphertext, id);
        Assert.StartsWith("IGAA-emulator-renewed-l", token, StringComparison.Ordinal);
        Assert.InRange(account.TokenExpiresAt!.Value - dock.Clock.GetUtcNow(), TimeSpan.FromDays(59), TimeSpan.FromDays(61));
        Assert.Equal(InstagramAccountStatus.Connected, account.Status);
    }

    [Theory]
    [InlineData(45, 2)]
    [InlineData(10, 0)]
    public async Task TokenThatIsFreshOrFarFromItsEnd_IsLeftAlone(int expiresInDays, int ageInDays)
    {
        await using var dock = await Dock.StartAsync();
        await ConnectAsync(dock, TimeSpan.FromDays(expiresInDays));
        await dock.PassAsync(TimeSpan.FromDays(ageInDays));

        await RefreshAsync(dock);

        Assert.Equal(0, await dock.Outside.CountAsync("instagram", "refreshToken"));
    }

    [Fact]
    public async Task TwoNodesAtOnce_RenewOnce()
    {
        await using var dock = await Dock.StartAsync();
        await ConnectAsync(dock, TimeSpan.FromDays(10));
        await dock.PassAsync(TimeSpan.FromDays(2));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("refreshToken", "latency", 500, times: 0));

        await Task.WhenAll(RefreshAsync(dock), RefreshAsync(dock));

        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "refreshToken"));
    }

    [Fact]
    public async Task KeyMissingFromTheSettings_KeepsPostsWaitingAndNoAccountIsLost()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        var tokens = dock.Node.GetRequiredService<TokenProtector>();
        var other = new TokenProtector(Options.Create(new EncryptionOptions { Keys = [Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)])] }));
        await SealAsync(dock, other);

        var waiting = await dock.RunAsync(id, post => post.Problems.Count > 0 && post.LeaseUntil is null);

        Assert.Equal("This service lacks the key of the account's connection; its operator has to put it back.", Assert.Single(waiting.Problems).Message);
        Assert.Equal(InstagramAccountStatus.Connected, await dock.AccountStatusAsync());

        await SealAsync(dock, tokens);
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Single(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task DeadToken_AsksForAReconnection()
    {
        await using var dock = await Dock.StartAsync();
        var id = await ConnectAsync(dock, TimeSpan.FromDays(10));
        await dock.PassAsync(TimeSpan.FromDays(2));
        await dock.Outside.ChangeAccountAsync(new { username = "renewed", tokenDead = true });

        await RefreshAsync(dock);
        await RefreshAsync(dock);

        Assert.Equal(InstagramAccountStatus.NeedsReconnect, (await AccountAsync(dock, id)).Status);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "refreshToken"));
    }

    [Fact]
    public async Task TokenThatCannotBeRead_KeepsNoOtherFromBeingRenewed()
    {
        await using var dock = await Dock.StartAsync();
        var unreadable = await dock.ConnectAsync("unreadable", expires: dock.Clock.GetUtcNow() + TimeSpan.FromDays(9));
        var id = await ConnectAsync(dock, expiresIn: TimeSpan.FromDays(10));
        await dock.AskAsync(context => context.Database.ExecuteSqlAsync(
            $"update instagram_accounts set token_ciphertext = set_byte(token_ciphertext, 40, 255 - get_byte(token_ciphertext, 40)) where id = {unreadable}"));
        await dock.PassAsync(TimeSpan.FromDays(2));

        await RefreshAsync(dock);

        Assert.True((await AccountAsync(dock, id)).TokenExpiresAt > dock.Clock.GetUtcNow() + TimeSpan.FromDays(50));
        Assert.Equal(InstagramAccountStatus.NeedsReconnect, (await AccountAsync(dock, unreadable)).Status);
        Assert.Equal(unreadable, Assert.Single(await dock.NoticesAsync()).InstagramAccountId);
    }

    [Fact]
    public async Task InstagramDown_TheTokenStaysAndIsTriedAgain()
    {
        await using var dock = await Dock.StartAsync();
        var id = await ConnectAsync(dock, TimeSpan.FromDays(10));
        await dock.PassAsync(TimeSpan.FromDays(2));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("refreshToken", "status"));

        await RefreshAsync(dock);
        Assert.Equal(InstagramAccountStatus.Connected, (await AccountAsync(dock, id)).Status);
        await RefreshAsync(dock);

        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "refreshToken"));
    }

    [Fact]
    public async Task RefusedTokens_NeverStandInLogs()
    {
        await using var dock = await Dock.StartAsync();
        await ConnectAsync(dock, TimeSpan.FromDays(10));
        var id = await dock.ScheduleAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("createContainer", "status", Faults.Error(190, 463)));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("refreshToken", "garbage"));
        await dock.PassAsync(TimeSpan.FromDays(2));
        await RefreshAsync(dock);
        await dock.TickAsync();

        Assert.NotEmpty(dock.Log.Lines);
        Assert.DoesNotContain(dock.Log.Lines, line => line.Contains("IGAA", StringComparison.Ordinal));
        var graph = await dock.Outside.RequestsAsync("instagram", "createContainer");
        Assert.All(graph, request => Assert.DoesNotContain("access_token", request.Query, StringComparison.Ordinal));
        Assert.NotEqual(Guid.Empty, id);
    }

    private static Task<int> SealAsync(Dock dock, TokenProtector protector)
    {
        var sealedToken = protector.Protect(Dock.Token, dock.AccountId);
        return dock.AskAsync(context => context.InstagramAccounts.Where(account => account.Id == dock.AccountId)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.TokenCiphertext, sealedToken)));
    }

    private static Task<Guid> ConnectAsync(Dock dock, TimeSpan expiresIn) =>
        dock.ConnectAsync("renewed", expires: dock.Clock.GetUtcNow() + expiresIn);

    private static Task RefreshAsync(Dock dock) => dock.Node.GetRequiredService<AccessTokenRefresher>().RefreshDueAsync(CancellationToken.None);

    private static Task<InstagramAccount> AccountAsync(Dock dock, Guid id) =>
        dock.AskAsync(context => context.InstagramAccounts.AsNoTracking().SingleAsync(account => account.Id == id));
}
