using System.Web;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.InstagramAccounts;

/// <summary>From the consent page to a token of 60 days, as a browser and the service do it together.</summary>
public sealed class ConnectingAccountsTests : IAsyncLifetime
{
    private static readonly Uri Callback = new("http://localhost:8080/oauth/instagram/callback");

    private Outside _outside = null!;
    private ServiceProvider _services = null!;

    private InstagramOAuthClient Client => _services.GetRequiredService<InstagramOAuthClient>();

    public async ValueTask InitializeAsync()
    {
        _outside = await Outside.StartAsync();
        var settings = new DockSettings("Host=unused", _outside.Address, Path.GetTempPath());
        _services = new ServiceCollection().AddDock(settings, TimeProvider.System).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _outside.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConsentGiven_BecomesALongLivedToken(bool wrapped)
    {
        await _outside.SetAsync(new { instagram = new { wrapOAuthAnswers = wrapped } });
        var (code, state) = await ConsentAsync("allow");

        var token = await Client.ExchangeCodeAsync(code!, Callback, CancellationToken.None);
        var profile = await Client.GetProfileAsync(token.Token, CancellationToken.None);

        Assert.Equal("a state of ours", state);
        Assert.InRange(token.ExpiresIn!.Value, TimeSpan.FromDays(59), TimeSpan.FromDays(61));
        Assert.Equal("new_cafe", profile.UserName);
        Assert.Matches("^[0-9]{17}$", profile.AccountId);
        Assert.Equal("***", token.Token.ToString());
    }

    [Fact]
    public async Task CodeUsedTwice_IsRefused()
    {
        var (code, _) = await ConsentAsync("allow");
        await Client.ExchangeCodeAsync(code!, Callback, CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<InstagramException>(() => Client.ExchangeCodeAsync(code!, Callback, CancellationToken.None));

        Assert.Equal(GraphAdvice.Reconnect, refusal.Advice);
    }

    [Fact]
    public async Task ConsentDenied_BringsNoCode() => Assert.Null((await ConsentAsync("deny")).Code);

    [Fact]
    public async Task CodeWithTheFragment_IsTakenWithoutIt()
    {
        var (code, _) = await ConsentAsync("allow");

        var token = await Client.ExchangeCodeAsync(code + "#_", Callback, CancellationToken.None);

        Assert.NotEmpty(token.Token.Value);
    }

    private async Task<(string? Code, string? State)> ConsentAsync(string decision)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "new_cafe", ["decision"] = decision });
        using var answer = await browser.PostAsync(Client.AuthorizeUrl(Callback, "a state of ours"), form);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        return (query["code"], query["state"]);
    }
}
