using System.Collections.Concurrent;
using System.Globalization;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

/// <summary>Accounts and the state of their tokens. An account exists as soon as a token with its name is used.</summary>
internal sealed class InstagramAccounts
{
    public const string DemoUsername = "demo_cafe";

    private readonly ConcurrentDictionary<string, InstagramAccount> accounts = new();
    private readonly ConcurrentDictionary<string, int> deadTokens = new();
    private readonly SettingsBook settings;
    private readonly EmulatorClock clock;

    public InstagramAccounts(SettingsBook settings, EmulatorClock clock)
    {
        (this.settings, this.clock) = (settings, clock);
        Named(DemoUsername);
    }

    public InstagramAccount Named(string username) => accounts.GetOrAdd(username, name => new InstagramAccount(name));

    public InstagramAccount? ById(string id) => accounts.Values.FirstOrDefault(account => account.UserId == id || account.AppScopedId == id);

    public IEnumerable<InstagramAccount> All => accounts.Values.OrderBy(account => account.Username, StringComparer.Ordinal);

    /// <summary>Makes one token, or with a user name every token of that account, fail with 190 and this subcode.</summary>
    public void Kill(string tokenOrUsername, int subcode) => deadTokens[tokenOrUsername] = subcode;

    public void Revive(string tokenOrUsername) => deadTokens.TryRemove(tokenOrUsername, out _);

    public void Clear()
    {
        accounts.Clear();
        deadTokens.Clear();
        Named(DemoUsername);
    }

    public AccessToken Check(string? text)
    {
        if (string.IsNullOrEmpty(text)) throw Refuse(null, "An access token is required to request this resource.");
        if (AccessToken.Parse(text) is not { } token) throw Refuse(null, "Invalid OAuth access token - Cannot parse access token");
        if (token.ExpiresAt is { } end && end <= clock.GetUtcNow())
            throw Refuse(463, string.Create(CultureInfo.InvariantCulture, $"Error validating access token: Session has expired on {end:dddd, dd-MMM-yy HH:mm:ss} UTC."));
        if (deadTokens.TryGetValue(token.Text, out var subcode) || deadTokens.TryGetValue(token.Username, out subcode))
            throw Refuse(subcode, "Error validating access token: The session has been invalidated.");
        return token;
    }

    private GraphException Refuse(int? subcode, string message) =>
        new(190, subcode, message) { Status = settings.Current.Instagram.TokenErrorStatus };
}
