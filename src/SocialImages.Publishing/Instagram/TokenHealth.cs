using System.Globalization;
using System.Text.Json;

namespace SocialImages.Publishing.Instagram;

/// <summary>What Meta says about a token of Facebook Login, which nothing renews.</summary>
/// <param name="IsAlive">Whether calls with it are answered.</param>
/// <param name="MayPublish">Whether its owner still allows publishing.</param>
/// <param name="EndsAt">When the token or the access to data ends, whichever is first; null: neither does.</param>
public sealed record TokenHealth(bool IsAlive, bool MayPublish, DateTimeOffset? EndsAt)
{
    internal static TokenHealth? From(JsonElement reply, string publishScope)
    {
        if (GraphFailure.Member(reply, "data") is not { } data || GraphFailure.Member(data, "is_valid") is not { } valid)
            return null;
        var ends = new[] { TimeIn(data, "expires_at"), TimeIn(data, "data_access_expires_at") }.OfType<DateTimeOffset>().ToList();
        return new TokenHealth(valid.ValueKind == JsonValueKind.True, HasScope(data, publishScope), ends.Count > 0 ? ends.Min() : null);
    }

    private static bool HasScope(JsonElement data, string scope) =>
        GraphFailure.Member(data, "scopes") is not { ValueKind: JsonValueKind.Array } scopes
        || scopes.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.GetString() == scope);

    // Zero is never.
    private static DateTimeOffset? TimeIn(JsonElement data, string name) =>
        GraphReply.Id(data, name) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds()))
            : null;
}
