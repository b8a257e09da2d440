namespace SocialImages.Emulators.Tests.Instagram;

/// <summary>What all tests of Facebook Login do first: consent, and exchange what came back.</summary>
public abstract class FacebookTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host)
{
    protected const string App = "990602627938098";
    protected const string Secret = "emulator-app-secret";
    protected const string Back = "https://example.com/oauth/instagram/callback";
    protected const string Scope = "instagram_basic,instagram_content_publish,pages_read_engagement,pages_show_list";

    protected async Task<string> LongTokenAsync(string username, string scope = Scope)
    {
        var reply = (await RedeemAsync(await CodeAsync(username, scope))).Json;
        return $"Bearer {(await LongerAsync((string)reply["access_token"]!)).Json["access_token"]}";
    }

    protected async Task<string> CodeAsync(string username, string scope = Scope)
    {
        var dialog = $"{Graph}/dialog/oauth?client_id={App}&redirect_uri={Uri.EscapeDataString(Back)}&response_type=code&state=xyz&scope={Uri.EscapeDataString(scope)}";
        var location = (await Emulator.SendAsync(HttpMethod.Post, dialog, Emulator.Form(("decision", "allow"), ("username", username)))).Headers["Location"];
        return location[(location.IndexOf("code=", StringComparison.Ordinal) + 5)..].Split('&', '#')[0];
    }

    protected Task<Answer> RedeemAsync(string code, params (string Name, string Value)[] changes)
    {
        var query = new Dictionary<string, string> { ["client_id"] = App, ["client_secret"] = Secret, ["redirect_uri"] = Back, ["code"] = code };
        foreach (var (name, value) in changes) query[name] = value;
        return Emulator.SendAsync(HttpMethod.Get, $"{Graph}/oauth/access_token?{string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}");
    }

    protected Task<Answer> LongerAsync(string token) => Emulator.SendAsync(
        HttpMethod.Get, $"{Graph}/oauth/access_token?grant_type=fb_exchange_token&client_id={App}&client_secret={Secret}&fb_exchange_token={token}");
}
