namespace SocialImages.Domain.Generations.Providers;

public enum ProviderFailure
{
    /// <summary>Its trouble, not ours: an error of its server, a broken connection, an answer that makes no sense, no answer in time.</summary>
    Transient,

    /// <summary>Too many requests; nothing was done.</summary>
    RateLimited,

    /// <summary>It will not make this picture. Never asked elsewhere.</summary>
    Refused,

    /// <summary>The key is not accepted, or may not use the model.</summary>
    Unauthorized,

    /// <summary>The request is wrong; it will stay wrong.</summary>
    Invalid,

    /// <summary>The account has no money left, or reached its limit.</summary>
    OutOfCredit,
}

/// <summary>A provider gave no picture. <see cref="Exception.Message"/> may be shown; <see cref="Detail"/> is for logs and support.</summary>
public sealed class ImageProviderException(ProviderFailure reason, string message, Exception? cause = null) : Exception(message, cause)
{
    public ProviderFailure Reason => reason;

    /// <summary>The provider's own advice, unbounded.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the provider may have begun, and so may bill: then the call must not be repeated.</summary>
    public bool MayHaveCost { get; init; }

    /// <summary>US dollars that the call is known to have cost although it gave no picture; null when that is not told.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>What a refusal found, in the provider's words.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>A refusal of the made picture rather than of the prompt.</summary>
    public bool IsAboutOutput { get; init; }

    /// <summary>The provider is well, whatever the reason: only this request came to nothing.</summary>
    public bool IsAboutRequest { get; init; }

    /// <summary>The model does not exist any more.</summary>
    public bool IsModelGone { get; init; }

    /// <summary>The provider's code or words; never a prompt, never a key.</summary>
    public string? Detail { get; init; }
    public string? RequestId { get; init; }

    public bool IsSafeToRepeat => reason is ProviderFailure.Transient or ProviderFailure.RateLimited && !MayHaveCost;

    /// <summary>Another key of the same provider may be accepted.</summary>
    public bool IsAboutKey => reason is ProviderFailure.Unauthorized or ProviderFailure.OutOfCredit;
}
