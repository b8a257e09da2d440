using System.Globalization;
using static SocialImages.Publishing.Instagram.GraphAdvice;

namespace SocialImages.Publishing.Instagram;

/// <summary>
/// What each of Meta's error codes asks for. Judged by code and subcode alone: the HTTP status varies, and
/// <c>is_transient</c> is false even for errors that clear by waiting.
/// </summary>
internal static class GraphErrors
{
    internal readonly record struct Rule(int Code, int? Subcode, GraphAdvice Advice, string Message)
    {
        /// <summary>Raised before anything is published, so the outcome is certain.</summary>
        public bool NothingPublished { get; init; }

        public InstagramException ToException() =>
            new(Advice, Message) { Code = Code, Subcode = Subcode, NothingPublished = NothingPublished };
    }

    internal static readonly IReadOnlyList<Rule> Rules =
    [
        new(-2, 2207003, RepeatCall, "Instagram took too long to fetch the picture."),
        new(-2, 2207020, NewContainer, "Instagram no longer has the picture."),
        new(-1, 2207001, RepeatCall, "Instagram has a fault."),
        new(-1, 2207032, RepeatCall, "Instagram could not take the picture."),
        new(-1, 2207053, NewContainer, "Instagram could not take the upload."),
        new(1, 2207057, Permanent, "The cover's time is outside the video."),
        new(4, 2207051, Restricted, "Instagram suspects spam and blocks this action for now."),
        new(9, 2207042, WaitForQuota, "The account has reached Instagram's number of posts for 24 hours.") { NothingPublished = true },
        new(24, 2207006, NewContainer, "Instagram no longer finds the picture."),
        new(24, 2207008, NewContainer, "Instagram no longer finds what was prepared."),
        new(25, 2207050, Restricted, "Instagram restricts this account; sign in to Instagram to see why."),
        new(100, 33, RepeatCall, "Instagram does not find this object."),
        new(100, 2207023, Permanent, "Instagram does not know this kind of media."),
        new(100, 2207028, Permanent, "A carousel needs two to ten pictures."),
        new(100, 2207035, Permanent, "Instagram refuses the product tags."),
        new(100, 2207036, Permanent, "Instagram refuses the product tags."),
        new(100, 2207037, Permanent, "Instagram refuses the product tags."),
        new(100, 2207040, Permanent, "The caption mentions more than 20 accounts."),
        new(352, 2207026, Permanent, "Instagram does not take this video format."),
        new(9004, 2207052, RepeatCall, "Instagram could not fetch the picture."),
        new(9007, 2207027, WaitForContainer, "Instagram is still preparing the picture.") { NothingPublished = true },
        new(36000, null, Permanent, "The picture is larger than Instagram's 8 MiB.") { NothingPublished = true },
        new(36001, null, Permanent, "Instagram does not take this picture format.") { NothingPublished = true },
        new(36003, null, Permanent, "Instagram does not take this aspect ratio.") { NothingPublished = true },
        new(36004, null, Permanent, "The caption is too long for Instagram.") { NothingPublished = true },
        new(1, null, RepeatCall, "Instagram has a fault."),
        new(2, null, RepeatCall, "Instagram is not available."),
        new(100, null, Permanent, "Instagram refuses this request."),
        new(102, null, Reconnect, "The Instagram connection has ended; connect the account again."),
        new(190, null, Reconnect, "The Instagram connection has ended; connect the account again.") { NothingPublished = true },
        new(341, null, Restricted, "Instagram blocks this account for now."),
        new(368, null, Restricted, "Instagram blocks this account for now."),
        new(10, null, Reconnect, "The Instagram connection lacks a permission; connect the account again."),
    ];

    private static readonly Rule TooManyCalls = new(4, null, BackOff, "Instagram asks us to slow down.");
    private static readonly Rule MissingPermission = new(200, null, Reconnect, "The Instagram connection lacks a permission; connect the account again.");
    private static readonly Rule Unlisted = new(0, null, Unknown, "Instagram answered with an error that we do not know.");

    private static readonly Dictionary<(int, int?), Rule> ByCode = Rules.ToDictionary(rule => (rule.Code, rule.Subcode));

    public static Rule Judge(int code, int? subcode)
    {
        if (ByCode.TryGetValue((code, subcode), out var exact))
            return exact;
        if (ByCode.TryGetValue((code, null), out var general))
            return general;
        return code switch
        {
            4 or 17 or 32 or 613 or (>= 80000 and <= 80014) => TooManyCalls,
            >= 200 and <= 299 => MissingPermission,
            _ => Unlisted,
        };
    }

    /// <summary>As <see cref="InstagramException.CodeText"/> was written down; null for what had no code.</summary>
    public static Rule? JudgeText(string? text)
    {
        var parts = text?.Split('/') ?? [];
        return parts.Length is 1 or 2 && int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)
            ? Judge(code, parts.Length == 2 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var subcode) ? subcode : null)
            : null;
    }

    /// <summary>A container's status text carries only the subcode.</summary>
    public static Rule JudgeSubcode(int subcode) => subcode switch
    {
        // Undocumented; seen as the text of failed containers.
        2207082 => new(-1, subcode, NewContainer, "Instagram could not take the upload."),
        2207083 => Judge(36001, subcode),
        2207004 => Judge(36000, subcode),
        2207005 => Judge(36001, subcode),
        2207009 => Judge(36003, subcode),
        2207010 => Judge(36004, subcode),
        _ => Rules.FirstOrDefault(rule => rule.Subcode == subcode) is { Code: not 0 } rule ? rule : Unlisted,
    };
}
