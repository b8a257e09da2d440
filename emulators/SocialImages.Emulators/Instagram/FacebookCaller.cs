namespace SocialImages.Emulators.Instagram;

/// <summary>Whose token it is that a call of Facebook Login brings.</summary>
internal sealed class FacebookCaller(OAuthApps apps, InstagramAccounts accounts)
{
    public AccessToken Check(HttpRequest http)
    {
        var token = accounts.Check(GraphCaller.TokenIn(http));
        if (http.Query["appsecret_proof"].FirstOrDefault() is { } proof) apps.CheckProof(token.Text, proof);
        return token;
    }
}
