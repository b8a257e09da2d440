namespace SocialImages.Publishing.Instagram;

/// <summary>What to do about a call that Instagram did not answer as asked.</summary>
public enum GraphAdvice
{
    /// <summary>Repeat this call a little later.</summary>
    RepeatCall,

    /// <summary>The container is of no more use; make another.</summary>
    NewContainer,

    /// <summary>The container is not ready; read its status and use the same one.</summary>
    WaitForContainer,

    /// <summary>The account has used up its posts of the last 24 hours.</summary>
    WaitForQuota,

    /// <summary>Too many calls: leave this account alone for a while.</summary>
    BackOff,

    /// <summary>The token is dead or lacks a permission; the account's owner has to connect again.</summary>
    Reconnect,

    /// <summary>Instagram restricts the account; its owner has to act in the app.</summary>
    Restricted,

    /// <summary>The post itself is refused and will be refused again.</summary>
    Permanent,

    /// <summary>Nobody can say whether the call took effect: no reply, a broken one, or an error that is known to lie.</summary>
    Unknown,
}

/// <summary>The message may be shown to people; <see cref="Detail"/> is for the log only. Neither holds a token.</summary>
public sealed class InstagramException(GraphAdvice advice, string message, Exception? inner = null) : Exception(message, inner)
{
    public GraphAdvice Advice { get; } = advice;

    public int? Code { get; init; }

    public int? Subcode { get; init; }

    public string? FbtraceId { get; init; }

    public bool IsTransient { get; init; }

    /// <summary>Null when there was no reply.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>True when a publish that failed like this has certainly published nothing.</summary>
    public bool NothingPublished { get; init; }

    /// <summary>Instagram's own estimate of when calls are welcome again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public string? Detail { get; init; }

    /// <summary>Code and subcode as Meta's pages write them, such as <c>9007/2207027</c>.</summary>
    public string CodeText => Code is null
        ? HttpStatus is { } status ? $"http {status}" : "no reply"
        : Subcode is null ? $"{Code}" : $"{Code}/{Subcode}";
}
