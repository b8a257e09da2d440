using SocialImages.Domain.Events;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.InstagramAccounts;

namespace SocialImages.Api.InstagramAccounts;

/// <summary>Where Meta sends a person back to. Whatever happened, they end in the editor, whose address says what.</summary>
internal static class InstagramCallbackEndpoint
{
    public static void MapInstagramCallback(this WebApplication app) => app.MapGet("/oauth/instagram/callback", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        string? state, string? code, string? error_description, InstagramConnector connector, HttpContext http)
    {
        if (state is null || code is null)
            return Refused("NO_CODE", error_description ?? "Instagram sent no code back.");
        if (!ConnectingBrowser.Recognizes(http, state, connector.Callback))
            return Refused("OTHER_BROWSER", "This connection was not begun in this browser, or not under this address. Begin again here.");
        try
        {
            var accounts = await connector.CompleteAsync(state, code, http.RequestAborted);
            return accounts.Count > 0
                ? Back("connected", string.Join(',', accounts.Select(account => account.Username)))
                : Refused("NO_ACCOUNT", "No professional Instagram account is linked to the pages you chose.");
        }
        catch (NotFoundException refusal)
        {
            return Refused(refusal.Code, refusal.Message);
        }
        catch (InstagramException refusal)
        {
            return Refused("INSTAGRAM_REFUSED", refusal.Message);
        }
    }

    private static IResult Refused(string code, string message) => Results.Redirect($"{Address("error", message)}&code={code}");

    private static IResult Back(string what, string value) => Results.Redirect(Address(what, value));

    private static string Address(string what, string message) => $"/?instagram={what}&message={Uri.EscapeDataString(message)}";
}
