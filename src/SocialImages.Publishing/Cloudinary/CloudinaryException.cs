namespace SocialImages.Publishing.Cloudinary;

/// <summary>What can be done about a call that Cloudinary did not answer as asked.</summary>
public enum CloudinaryReason
{
    /// <summary>Try the same again later: no reply, a broken one, or a fault on their side.</summary>
    Transient,

    /// <summary>Try again no earlier than <see cref="CloudinaryException.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>The account may not do this; a person has to act there.</summary>
    Refused,

    /// <summary>Key, secret or cloud name is wrong.</summary>
    Unauthorized,

    /// <summary>What was sent is wrong and will be wrong again.</summary>
    Invalid,
}

/// <summary>The message may be shown to people; <see cref="Detail"/> is for the log only.</summary>
public sealed class CloudinaryException(CloudinaryReason reason, string message, string? detail = null, Exception? inner = null)
    : Exception(message, inner)
{
    public CloudinaryReason Reason { get; } = reason;

    public TimeSpan? RetryAfter { get; init; }

    public string? Detail { get; } = detail;

    /// <summary>Cloudinary's <c>X-Request-Id</c>, for their support.</summary>
    public string? RequestId { get; init; }
}
