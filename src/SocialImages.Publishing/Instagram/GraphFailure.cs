using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SocialImages.Publishing.Instagram;

/// <summary>Turns what came back, or did not, into the one exception.</summary>
internal static class GraphFailure
{
    private const int DetailLength = 500;

    public static InstagramException NoReply(Exception inner) => new(GraphAdvice.Unknown, "Instagram did not answer.", inner)
    {
        NothingPublished = NeverConnected(inner),
        Detail = inner.Message,
    };

    public static InstagramException Unreadable(int status, byte[] body, GraphToken token) =>
        new(GraphAdvice.Unknown, "Instagram's reply could not be read.") { HttpStatus = status, Detail = Redacted(Encoding.UTF8.GetString(body), token) };

    public static InstagramException From(int status, HttpResponseHeaders headers, JsonElement reply, byte[] body, GraphToken token)
    {
        if (Member(reply, "error_message") is { } refusal)
            return SignInRefused(status, refusal.ToString());
        if (Member(reply, "error") is not { ValueKind: JsonValueKind.Object } error || Number(error, "code") is not { } code)
            return Unreadable(status, body, token);

        var subcode = Number(error, "error_subcode");
        var rule = GraphErrors.Judge(code, subcode);
        return new InstagramException(rule.Advice, rule.Message)
        {
            Code = code,
            Subcode = subcode,
            HttpStatus = status,
            FbtraceId = Member(error, "fbtrace_id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null,
            IsTransient = Member(error, "is_transient") is { ValueKind: JsonValueKind.True },
            NothingPublished = rule.NothingPublished,
            RetryAfter = UsageHeaders.TimeToRegainAccess(headers),
            Detail = Redacted(Member(error, "message")?.ToString() ?? "", token),
        };
    }

    // The host that exchanges codes answers in a flat shape of its own.
    private static InstagramException SignInRefused(int status, string message) =>
        new(GraphAdvice.Reconnect, "Instagram did not accept the sign-in; start it again.") { HttpStatus = status, Detail = message };

    // Only failures before a connection stood: everything later may have reached them.
    private static bool NeverConnected(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };

    internal static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    internal static int? Number(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    private static string Redacted(string text, GraphToken token)
    {
        var clean = token.Value is { Length: > 0 } secret ? text.Replace(secret, "***", StringComparison.Ordinal) : text;
        return clean.Length > DetailLength ? clean[..DetailLength] : clean;
    }
}
