using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.InstagramAccounts;

/// <summary>Through Facebook an account is found by the page it is linked to, whoever has that page.</summary>
public sealed class FindingLinkedAccountsTests
{
    [Theory]
    [InlineData("person")]
    [InlineData("business")]
    [InlineData("client")]
    public async Task PageOfWhomever_ItsAccountIsConnectedOnceAndPublishes(string holder)
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.ChangeAccountAsync(new { username = "new_cafe", page = holder });

        var account = Assert.Single(await dock.ConnectThroughFacebookAsync());

        Assert.Equal(("new_cafe", InstagramLogin.Facebook), (account.Username, account.Login));
        var id = await dock.ScheduleAsync(accountId: account.Id);
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Equal("new_cafe", Assert.Single(await dock.Outside.PublishedAsync()).Account);
    }

    [Fact]
    public async Task AppThatMayNotManageBusinesses_StillConnectsThePersonsOwnPages()
    {
        await using var dock = await Dock.StartAsync(changes: new Dictionary<string, string?> { ["FACEBOOK_EXTRA_SCOPES"] = "" });

        Assert.Single(await dock.ConnectThroughFacebookAsync());

        Assert.Equal(0, await dock.Outside.CountAsync("instagram", "businesses"));
        await dock.Outside.ChangeAccountAsync(new { username = "of_a_business", page = "business" });
        Assert.Empty(await dock.ConnectThroughFacebookAsync("of_a_business"));
    }

    [Fact]
    public async Task PersonWithManyPages_IsReadToTheEnd()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { pagesWithoutAccount = 250 } });

        Assert.Single(await dock.ConnectThroughFacebookAsync());

        Assert.All(await dock.Outside.RequestsAsync("instagram", "pages"), request => Assert.DoesNotContain("access_token", request.Query.Replace("fields=id,access_token", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task BusinessThatHidesItsPages_KeepsNoOtherFromBeingFound()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.MisbehaveAsync(new { service = "instagram", operation = "pages", fault = "status", match = "owned_pages", times = 0, value = Faults.Error(200, null, 403) });

        Assert.Single(await dock.ConnectThroughFacebookAsync());
    }

    [Fact]
    public async Task ListThatBreaksOff_ConnectsNothingRatherThanHalf()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("businesses", "status"));

        await Assert.ThrowsAsync<InstagramException>(() => dock.ConnectThroughFacebookAsync());

        Assert.Single(await dock.ConnectThroughFacebookAsync());
    }
}
