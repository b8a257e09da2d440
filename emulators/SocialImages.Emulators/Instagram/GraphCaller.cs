using System.Globalization;
using System.Text.Json;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

/// <summary>One authorised call: whose token it is, what was sent.</summary>
internal sealed record GraphCall(InstagramAccount Account, AccessToken Token, GraphParameters Parameters);

/// <summary>Reads parameters, checks the version and the token, counts the call and tells usage in headers.</summary>
internal sealed class GraphCaller(InstagramAccounts accounts, OAuthApps apps, SettingsBook settings, EmulatorClock clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public async Task<GraphCall> ReadAsync(HttpContext context, string version, CancellationToken cancellationToken)
    {
        CheckVersion(version);
        var parameters = await GraphParameters.ReadAsync(context.Request, cancellationToken);
        var text = Bearer(context.Request) ?? parameters.Text("access_token");
        var token = accounts.Check(text);
        if (parameters.Text("appsecret_proof") is { } proof) apps.CheckProof(token.Text, proof);
        var account = accounts.Named(token.Username);
        CountCall(context.Response, account);
        return new GraphCall(account, token, parameters);
    }

    /// <summary>From the header, else from the query.</summary>
    public static string? TokenIn(HttpRequest http) => Bearer(http) ?? http.Query["access_token"].FirstOrDefault();

    private static string? Bearer(HttpRequest http)
    {
        var header = http.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
    }

    private static void CheckVersion(string version)
    {
        var known = version.StartsWith('v') && decimal.TryParse(version.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 21 and <= 26 && number == decimal.Truncate(number) && version.EndsWith(".0", StringComparison.Ordinal);
        if (!known) throw new GraphException(2500, null, $"Unknown path components: /{version}");
    }

    private void CountCall(HttpResponse response, InstagramAccount account)
    {
        var limit = Math.Max(1, settings.Current.Instagram.CallLimit);
        var now = clock.GetUtcNow();
        int calls;
        lock (account.Gate)
        {
            while (account.Calls.TryPeek(out var oldest) && now - oldest >= Window) account.Calls.Dequeue();
            if (account.Calls.Count < limit + 1) account.Calls.Enqueue(now);
            calls = account.Calls.Count;
        }

        var percent = Math.Min(100, calls * 100 / limit);
        response.Headers["x-app-usage"] = JsonSerializer.Serialize(new { call_count = percent, total_time = percent / 2, total_cputime = percent / 3 });
        var usage = new { type = "instagram", call_count = percent, total_cputime = percent / 3, total_time = percent / 2, estimated_time_to_regain_access = calls > limit ? 60 : 0 };
        response.Headers["x-business-use-case-usage"] = JsonSerializer.Serialize(new Dictionary<string, object> { [account.UserId] = new[] { usage } });
        if (calls > limit) throw GraphErrors.TooManyCalls();
    }
}
