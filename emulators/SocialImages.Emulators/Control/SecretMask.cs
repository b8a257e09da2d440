using System.Text.RegularExpressions;

namespace SocialImages.Emulators.Control;

/// <summary>Keeps tokens and secrets out of the request log.</summary>
internal static partial class SecretMask
{
    private const string Names = "access_token|input_token|fb_exchange_token|client_secret|appsecret_proof|api_key|api_secret|signature|code";

    public static string Query(IQueryCollection query) => query.Count == 0
        ? ""
        : "?" + string.Join('&', query.Select(pair => $"{pair.Key}={(SecretName().IsMatch(pair.Key) ? "***" : pair.Value.ToString())}"));

    public static string Body(string body) => JsonSecret().Replace(FormSecret().Replace(body, "$1=***"), "\"$1\":\"***\"");

    [GeneratedRegex($"^({Names})$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex($"(?<=^|&)({Names})=[^&]*", RegexOptions.IgnoreCase)]
    private static partial Regex FormSecret();

    [GeneratedRegex($"\"({Names})\"\\s*:\\s*\"[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex JsonSecret();
}
