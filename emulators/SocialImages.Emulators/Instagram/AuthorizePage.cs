using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialImages.Emulators.Instagram;

/// <summary>The login dialog: one page, two buttons.</summary>
internal sealed partial class AuthorizePage(OAuthApps apps, LoginCodes codes)
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #111; --soft: #666; --line: #dbdbdb; --back: #fafafa; --card: #fff }
        @media (prefers-color-scheme: dark) { :root { --ink: #f5f5f5; --soft: #a8a8a8; --line: #363636; --back: #000; --card: #121212 } }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
        main { width: min(22rem, 90vw); background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem 1.75rem }
        h1 { font-size: 1.25rem; margin: 0 0 .5rem }
        ul { padding-left: 1.2rem; color: var(--soft) }
        label { display: block; color: var(--soft); font-size: .875rem }
        input, button { font: inherit; width: 100%; box-sizing: border-box; margin-top: .5rem; padding: .6rem .75rem; border-radius: 8px; border: 1px solid var(--line); background: transparent; color: inherit }
        button { cursor: pointer }
        .primary { background: #0064d1; border-color: #0064d1; color: #fff; font-weight: 600 }
        .small { font-size: .8125rem; color: var(--soft); margin-bottom: 0 }
        """;

    public IResult Show(HttpRequest http) => WhyNot(http.Query) is { } reason
        ? Results.Content(Page($"<h1>Sorry, this page isn't available</h1><p>{WebUtility.HtmlEncode(reason)}</p>"), "text/html; charset=utf-8", Encoding.UTF8, StatusCodes.Status400BadRequest)
        : Results.Content(Page(Form(http.Query)), "text/html; charset=utf-8", Encoding.UTF8);

    public async Task<IResult> DecideAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var form = await http.ReadFormAsync(cancellationToken);
        if (WhyNot(http.Query) is { } reason) return Results.BadRequest(reason);
        var back = http.Query["redirect_uri"].ToString();
        var separator = back.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var state = http.Query["state"].ToString() is { Length: > 0 } given ? $"&state={Uri.EscapeDataString(given)}" : "";
        var username = form["username"].ToString().Trim().ToLowerInvariant();
        if (form["decision"] != "allow" || !Username().IsMatch(username))
            return Results.Redirect($"{back}{separator}error=access_denied&error_reason=user_denied&error_description={Uri.EscapeDataString("The user denied your request")}{state}");
        var code = codes.Issue(http.Query["client_id"]!, back, username, http.Query["scope"]!);
        return Results.Redirect($"{back}{separator}code={code}{state}#_");
    }

    private string? WhyNot(IQueryCollection query)
    {
        if (!apps.Knows(query["client_id"])) return "Invalid platform app: the client_id is not known.";
        if (query["response_type"] != "code") return "Invalid response_type: code expected.";
        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var back)) return "Invalid redirect_uri.";
        if (back.Scheme != "https" && !back.IsLoopback) return "Insecure login blocked: the redirect_uri must use https.";
        var scopes = query["scope"].ToString().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return scopes.Contains(OAuthEndpoints.BasicScope) || scopes.Contains(FacebookLoginEndpoints.BasicScope)
            ? null
            : $"Invalid scope: {OAuthEndpoints.BasicScope} is required.";
    }

    private static string Form(IQueryCollection query)
    {
        var scopes = string.Concat(query["scope"].ToString().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(scope => $"<li>{WebUtility.HtmlEncode(scope)}</li>"));
        return $"""
            <h1>Connect to Instagram</h1>
            <p>The app <code>{WebUtility.HtmlEncode(query["client_id"])}</code> asks for</p><ul>{scopes}</ul>
            <form method="post">
              <label>Account <input name="username" value="{InstagramAccounts.DemoUsername}" pattern="[a-z0-9._]+" maxlength="30" autocomplete="off"></label>
              <button name="decision" value="allow" class="primary">Allow</button>
              <button name="decision" value="deny">Cancel</button>
            </form>
            <p class="small">This is the emulator: any account name will do, and nothing leaves this machine.</p>
            """;
    }

    private static string Page(string body) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Instagram login (emulated)</title><style>{Style}</style></head><body><main>{body}</main></body></html>";

    [GeneratedRegex("^[a-z0-9._]{1,30}$")]
    private static partial Regex Username();
}
