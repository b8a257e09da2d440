using System.Globalization;
using System.Text.RegularExpressions;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

internal enum TokenKind
{
    /// <summary>A token written by hand, <c>IGAA-emulator-{username}</c>: never expires, counts as two days old.</summary>
    Seed,

    /// <summary>One hour, straight from the login.</summary>
    Short,

    /// <summary>Sixty days.</summary>
    Long,
}

/// <summary>
/// A token carries its account and its age in its own text, so that tokens handed out survive a restart of the emulators.
/// <c>IGAA-emulator-{username}[-{s|l}{p|b}[m]{unix seconds}-{random}]</c>; <c>b</c> is basic only, without the right to publish,
/// <c>m</c> has the right to manage businesses.
/// </summary>
internal sealed partial record AccessToken(string Text, string Username, TokenKind Kind, bool MayPublish, bool MayManage, DateTimeOffset? IssuedAt)
{
    public const string Prefix = "IGAA-emulator-";

    public static readonly TimeSpan ShortLife = TimeSpan.FromHours(1);
    public static readonly TimeSpan LongLife = TimeSpan.FromSeconds(5_183_944);

    public DateTimeOffset? ExpiresAt => Kind switch
    {
        TokenKind.Short => IssuedAt + ShortLife,
        TokenKind.Long => IssuedAt + LongLife,
        _ => null,
    };

    public static AccessToken Issue(string username, TokenKind kind, bool mayPublish, DateTimeOffset now, bool mayManage = false)
    {
        var marks = $"{(kind == TokenKind.Short ? 's' : 'l')}{(mayPublish ? 'p' : 'b')}{(mayManage ? "m" : "")}";
        return Parse(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{username}-{marks}{now.ToUnixTimeSeconds()}-{Ids.Hex(12)}"))!;
    }

    public static AccessToken? Parse(string? text)
    {
        var match = Shape().Match(text ?? "");
        if (!match.Success) return null;
        if (!match.Groups["kind"].Success) return new AccessToken(text!, match.Groups["name"].Value, TokenKind.Seed, MayPublish: true, MayManage: false, IssuedAt: null);
        return new AccessToken(
            text!,
            match.Groups["name"].Value,
            match.Groups["kind"].Value == "s" ? TokenKind.Short : TokenKind.Long,
            match.Groups["may"].Value == "p",
            match.Groups["manage"].Success,
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex("^IGAA-emulator-(?<name>[a-z0-9._]{1,30})(-(?<kind>[sl])(?<may>[pb])(?<manage>m)?(?<at>[0-9]{1,11})-[0-9a-f]{24})?$")]
    private static partial Regex Shape();
}
