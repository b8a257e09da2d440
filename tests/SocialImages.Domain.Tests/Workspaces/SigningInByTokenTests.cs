using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Workspaces;

/// <summary>A token is looked up once in a few seconds, and never believed for longer.</summary>
public sealed class SigningInByTokenTests : IAsyncLifetime
{
    private readonly SteppedClock _time = new();
    private Workshop _workshop = null!;
    private CreatedWorkspace _created = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        _created = await _workshop.Front.RunAsync((CreateWorkspaceCommand command) =>
            command.ExecuteAsync(new CreateWorkspace("Tokens", "tokens@example.com", "Owner", new CreditAmount(1)), CancellationToken.None));
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task RevokedToken_EndsWithinTheLifetime()
    {
        var authenticator = NewAuthenticator();
        Assert.Equal(_created.Owner, await AskAsync(authenticator));
        await RevokeAsync();

        _time.Advance(TokenAuthenticator.Lifetime - TimeSpan.FromMilliseconds(1));
        var before = await AskAsync(authenticator);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var after = await AskAsync(authenticator);

        Assert.Equal(_created.Owner, before);
        Assert.Null(after);
    }

    [Fact]
    public async Task ForgottenToken_EndsAtOnce()
    {
        var authenticator = NewAuthenticator();
        await AskAsync(authenticator);
        await RevokeAsync();

        authenticator.Forget(AccessToken.HashOf(_created.Token));

        Assert.Null(await AskAsync(authenticator));
    }

    [Fact]
    public async Task ExpiredToken_EndsAtOnce()
    {
        await _workshop.ExecuteAsync($"update access_tokens set expires_at = {_time.GetUtcNow().AddSeconds(2)} where user_id = {_created.Owner.UserId}");
        var authenticator = NewAuthenticator();
        Assert.Equal(_created.Owner, await AskAsync(authenticator));

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await AskAsync(authenticator));
    }

    [Fact]
    public async Task UnknownToken_IsLookedUpAnew()
    {
        var authenticator = NewAuthenticator();
        const string Secret = "si_made-later";
        Assert.Null(await authenticator.AuthenticateAsync(Secret, null, CancellationToken.None));

        await _workshop.ExecuteAsync($"update access_tokens set hash = {AccessToken.HashOf(Secret)} where user_id = {_created.Owner.UserId}");

        Assert.Equal(_created.Owner, await authenticator.AuthenticateAsync(Secret, null, CancellationToken.None));
    }

    [Fact]
    public async Task KnownToken_StillOpensNoForeignWorkspace()
    {
        var authenticator = NewAuthenticator();
        await AskAsync(authenticator);

        Assert.Equal(_created.Owner, await authenticator.AuthenticateAsync(_created.Token, _created.Owner.WorkspaceId, CancellationToken.None));
        Assert.Null(await authenticator.AuthenticateAsync(_created.Token, Guid.CreateVersion7(_time.GetUtcNow()), CancellationToken.None));
    }

    [Fact]
    public void ManyTokens_AreBounded()
    {
        var known = new KnownTokens(TokenAuthenticator.Lifetime, _time);
        var bearer = new TokenBearer(Guid.Empty, null, []);

        for (var number = 0; number < 25_000; number++) known.Keep(AccessToken.HashOf($"token {number}"), bearer);

        Assert.InRange(known.Count, 1, 10_000);
        Assert.Same(bearer, known.Find(AccessToken.HashOf("token 24999")));
    }

    private TokenAuthenticator NewAuthenticator()
        => new(_workshop.Front.Services.GetRequiredService<IDbContextFactory<SocialImagesDbContext>>(), _time);

    private Task<CurrentUser?> AskAsync(TokenAuthenticator authenticator) => authenticator.AuthenticateAsync(_created.Token, null, CancellationToken.None);

    private Task<int> RevokeAsync()
        => _workshop.ExecuteAsync($"update access_tokens set revoked_at = {_time.GetUtcNow()} where user_id = {_created.Owner.UserId}");

    private sealed class SteppedClock : TimeProvider
    {
        private DateTimeOffset _now = System.GetUtcNow();

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.UtcTicks;

        public void Advance(TimeSpan time) => _now += time;
    }
}
