namespace SocialImages.Domain.Moderation;

/// <summary>Says whether a text may be sent to a picture model. Asking twice is harmless.</summary>
public interface IModerator
{
    /// <returns>The categories it was flagged for; empty when it is fine.</returns>
    /// <exception cref="ModeratorUnavailableException">It could not be found out.</exception>
    Task<IReadOnlyList<string>> FlagAsync(string text, CancellationToken cancellationToken);
}

/// <summary>A moderator did not answer. The prompt is neither good nor bad; it must not be sent.</summary>
public sealed class ModeratorUnavailableException(string message, bool isTransient, TimeSpan? retryAfter, Exception? cause) : Exception(message, cause)
{
    /// <summary>Whether asking again may help.</summary>
    public bool IsTransient => isTransient;

    public TimeSpan? RetryAfter => retryAfter;
}
