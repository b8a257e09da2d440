using System.Web;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Publishing.InstagramAccounts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.InstagramAccounts;

/// <summary>A person who is sent to Meta, and allows what is asked for.</summary>
internal static class Consenting
{
    public static InstagramConnector Connector(this Dock dock) => dock.Node.GetRequiredService<InstagramConnector>();

    public static async Task<(string State, string Code)> ConsentAsync(this Dock dock, InstagramLogin login, string username = "new_cafe")
    {
        var state = await dock.CommandAsync<BeginInstagramConnectionCommand, string>(command => command.ExecuteAsync(dock.Owner, login, CancellationToken.None));
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = username, ["decision"] = "allow" });
        using var answer = await browser.PostAsync(dock.Connector().AuthorizeUrl(login, state), form);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        return (query["state"]!, query["code"]!);
    }

    public static async Task<IReadOnlyList<InstagramAccount>> ConnectThroughFacebookAsync(this Dock dock, string username = "new_cafe")
    {
        var (state, code) = await dock.ConsentAsync(InstagramLogin.Facebook, username);
        return await dock.Connector().CompleteAsync(state, code, CancellationToken.None);
    }
}
