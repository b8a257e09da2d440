namespace SocialImages.Domain.Events;

/// <summary>A broken rule the caller must hear about. Nothing was stored and nothing was charged when one is thrown.</summary>
public abstract class DomainException(string message, string code) : Exception(message), IUserError
{
    public string Code => code;
}

public sealed class NotFoundException(string what) : DomainException($"No such {what}.", "NOT_FOUND");

public sealed class ValidationException(string inputField, string message) : DomainException(message, "VALIDATION")
{
    /// <summary>The input field that is wrong, as it is named in the schema.</summary>
    public string Field => inputField;
}

public sealed class IdempotencyConflictException()
    : DomainException("This idempotency key was used before with another input.", "IDEMPOTENCY_CONFLICT");

public sealed class RateLimitedException(int retryAfterSeconds)
    : DomainException($"Too many requests. Try again in {retryAfterSeconds} s.", "RATE_LIMITED")
{
    public int RetryAfterSeconds => retryAfterSeconds;
}
