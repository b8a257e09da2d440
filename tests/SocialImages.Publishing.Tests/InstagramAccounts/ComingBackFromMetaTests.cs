using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Events;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.InstagramAccounts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.InstagramAccounts;

/// <summary>A person is sent to Meta, consents, comes back: the account is connected and publishes.</summary>
public sealed class ComingBackFromMetaTests
{
    [Theory]
    [InlineData(InstagramLogin.Instagram)]
    [InlineData(InstagramLogin.Facebook)]
    public async Task Consent_ConnectsAnAccountThatPublishes(InstagramLogin login)
    {
        await using var dock = await Dock.StartAsync();
        var (state, code) = await dock.ConsentAsync(login);

        var account = Assert.Single(await dock.Connector().CompleteAsync(state, code, CancellationToken.None));

        Assert.Equal(("new_cafe", login, InstagramAccountStatus.Connected), (account.Username, account.Login, account.Status));
        var id = await dock.ScheduleAsync(accountId: account.Id);
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Equal("new_cafe", Assert.Single(await dock.Outside.PublishedAsync()).Account);
    }

    [Theory]
    [InlineData(InstagramLogin.Instagram, InstagramLogin.Facebook)]
    [InlineData(InstagramLogin.Facebook, InstagramLogin.Instagram)]
    public async Task ConsentTheOtherWay_MovesTheAccountToTheOtherHost(InstagramLogin first, InstagramLogin then)
    {
        await using var dock = await Dock.StartAsync();
        var (state, code) = await dock.ConsentAsync(first);
        var before = Assert.Single(await dock.Connector().CompleteAsync(state, code, CancellationToken.None));
        (state, code) = await dock.ConsentAsync(then);

        var account = Assert.Single(await dock.Connector().CompleteAsync(state, code, CancellationToken.None));

        Assert.Equal((before.Id, then), (account.Id, account.Login));
        Assert.Equal(then == InstagramLogin.Instagram, account.InstagramUserId == "me");
        var id = await dock.ScheduleAsync(accountId: account.Id);
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
    }

    [Fact]
    public async Task StateUsedTwiceOrTooLate_ConnectsNothing()
    {
        await using var dock = await Dock.StartAsync();
        var (state, code) = await dock.ConsentAsync(InstagramLogin.Instagram);
        await dock.Connector().CompleteAsync(state, code, CancellationToken.None);

        await Assert.ThrowsAsync<NotFoundException>(() => dock.Connector().CompleteAsync(state, code, CancellationToken.None));
        var (late, lateCode) = await dock.ConsentAsync(InstagramLogin.Instagram);
        await dock.PassAsync(TimeSpan.FromMinutes(11));
        await Assert.ThrowsAsync<NotFoundException>(() => dock.Connector().CompleteAsync(late, lateCode, CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() => dock.Connector().CompleteAsync("made up", code, CancellationToken.None));

        Assert.Equal(2, await dock.AskAsync(context => context.InstagramAccounts.CountAsync()));
    }

    [Fact]
    public async Task CodeOfSomebodyElse_IsRefused()
    {
        await using var dock = await Dock.StartAsync();
        var (state, _) = await dock.ConsentAsync(InstagramLogin.Instagram);

        await Assert.ThrowsAsync<InstagramException>(() => dock.Connector().CompleteAsync(state, "AQinvented", CancellationToken.None));

        Assert.Equal(1, await dock.AskAsync(context => context.InstagramAccounts.CountAsync()));
    }

    [Fact]
    public async Task NewEncryptionKey_SealsEveryTokenAnew()
    {
        await using var dock = await Dock.StartAsync();
        var options = Microsoft.Extensions.Options.Options.Create(new EncryptionOptions
        {
            Keys = [Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]), Convert.ToBase64String(new byte[32])],
        });
        var rotated = new TokenProtector(options);
        var resealer = ActivatorUtilities.CreateInstance<TokenResealer>(dock.Node, rotated);

        await resealer.ResealAsync(CancellationToken.None);

        var account = await dock.AskAsync(context => context.InstagramAccounts.AsNoTracking().SingleAsync());
        Assert.Equal(rotated.CurrentKeyId, account.TokenCiphertext[..4]);
        Assert.Equal(Dock.Token, rotated.Unprotect(account.TokenCiphertext, account.Id));
    }
}
