namespace SocialImages.Domain.Moderation;

/// <summary>Says whether a text may be sent to a picture model, and whether a picture may be shown. Asking twice is harmless.</summary>
public interface IModerator
{
    /// <summary>As in `MODERATION`.</summary>
    string Name { get; }

    /// <exception cref="ModeratorUnavailableException">It could not be found out.</exception>
    Task<ModerationFinding> CheckTextAsync(string text, CancellationToken cancellationToken);

    /// <param name="picture">A whole file.</param>
    /// <param name="mimeType">Such as `image/jpeg`.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Null when it does not look at pictures.</returns>
    /// <exception cref="ModeratorUnavailableException">It could not be found out.</exception>
    Task<ModerationFinding?> CheckPictureAsync(ReadOnlyMemory<byte> picture, string mimeType, CancellationToken cancellationToken);
}

/// <summary>What a moderator found.</summary>
/// <param name="Categories">What it was flagged for; empty when it is fine.</param>
/// <param name="Scores">0 to 1 by category, where the moderator says.</param>
public sealed record ModerationFinding(IReadOnlyList<string> Categories, IReadOnlyDictionary<string, double> Scores);

/// <summary>A moderator did not answer. What it was asked about is neither good nor bad; it must go no further.</summary>
public sealed class ModeratorUnavailableException(string message, bool isTransient, TimeSpan? retryAfter, Exception? cause) : Exception(message, cause)
{
    /// <summary>Whether asking again may help.</summary>
    public bool IsTransient => isTransient;

    public TimeSpan? RetryAfter => retryAfter;
}
