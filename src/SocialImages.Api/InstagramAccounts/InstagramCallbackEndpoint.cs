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
            return Back("error", error_description ?? "Instagram sent no code back.");
        try
        {
            var accounts = await connector.CompleteAsync(state, code, http.RequestAborted);
            return accounts.Count > 0
                ? Back("connected", string.Join(',', accounts.Select(account => account.Username)))
                : Back("error", "No professional Instagram account is linked to the pages you chose.");
        }
        catch (Exception refusal) when (refusal is NotFoundException or InstagramException)
        {
            return Back("error", refusal.Message);
        }
    }

    private static IResult Back(string what, string value) => Results.Redirect($"/?instagram={what}&message={Uri.EscapeDataString(value)}");
}
