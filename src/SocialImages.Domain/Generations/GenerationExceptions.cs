using SocialImages.Domain.Events;

namespace SocialImages.Domain.Generations;

public sealed class GenerationDisabledException()
    : DomainException("Generating pictures is switched off here.", "GENERATION_DISABLED");

public sealed class CountOutOfRangeException(int count, int max)
    : DomainException($"Between 1 and {max} pictures can be made at once; {count} were asked for.", "COUNT_OUT_OF_RANGE");

/// <summary>`Allowed` names the usual sizes; a model with free sizes takes more, which the message tells.</summary>
public sealed class UnsupportedSizeException(string requested, IReadOnlyList<string> allowed, string rule)
    : DomainException($"The size {requested} cannot be made. {rule}", "UNSUPPORTED_SIZE")
{
    public string Requested => requested;
    public IReadOnlyList<string> Allowed => allowed;
}

public sealed class ModelUnavailableException(string message) : DomainException(message, "MODEL_UNAVAILABLE");

public sealed class ProviderUnavailableException(string message, IReadOnlyList<string> triedProviders, int? retryAfterSeconds)
    : DomainException(message, "PROVIDER_UNAVAILABLE")
{
    public IReadOnlyList<string> TriedProviders => triedProviders;
    public int? RetryAfterSeconds => retryAfterSeconds;
}

/// <summary>Our own fault, such as a full disk: nothing the caller asked for is wrong.</summary>
public sealed class GenerationInterruptedException(string message) : DomainException(message, "GENERATION_INTERRUPTED");
