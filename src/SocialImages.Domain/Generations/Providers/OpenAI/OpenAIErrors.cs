using System.ClientModel;
using System.Text.Json;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>From what the wire says to what to do about it.</summary>
internal static class OpenAIErrors
{
    private static readonly string[] RefusalCodes = ["moderation_blocked", "content_policy_violation"];

    private static readonly string[] CreditCodes =
    [
        "insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached", "organization_spend_limit_exceeded",
        "project_spend_limit_exceeded", "organization_usage_limit_exceeded",
    ];

    /// <summary>Null for exceptions that are not the wire's, such as bugs of ours.</summary>
    public static ImageProviderException? Read(Exception exception, TimeProvider time) => exception switch
    {
        ClientResultException { Status: > 0 } answer => FromAnswer(answer, time),
        ClientResultException { InnerException: { } inner } => TransportErrors.FromTransport(inner),
        ClientResultException => TransportErrors.FromTransport(exception),
        _ => TransportErrors.Read(exception),
    };

    public static ImageProviderException NoPicture(string detail, string? requestId)
        => new(ProviderFailure.Transient, ProviderMessages.Nonsense) { MayHaveCost = true, Detail = detail, RequestId = requestId };

    public static ImageProviderException MidStream(JsonElement error, string? requestId)
        => From(OpenAIError.Read(error), status: 0, retryAfter: null, requestId, mayHaveCost: true);

    public static ImageProviderException FromAnswer(WireAnswer answer, TimeProvider time)
        => From(OpenAIError.Parse(BinaryData.FromBytes(answer.Body)), answer.Status, answer.RetryAfter(time), answer.RequestId, MayHaveCost(answer.Status));

    private static ImageProviderException FromAnswer(ClientResultException exception, TimeProvider time)
    {
        var response = exception.GetRawResponse();
        var headers = response?.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase) ?? [];
        return From(
            OpenAIError.Parse(response?.Content),
            exception.Status,
            RetryAdvice.Read(headers.GetValueOrDefault, time) ?? RetryAdvice.Rest(headers),
            headers.GetValueOrDefault("x-request-id"),
            MayHaveCost(exception.Status));
    }

    private static bool MayHaveCost(int status) => status is >= 500 and not 503 or 408 or < 400;

    private static ImageProviderException From(OpenAIError error, int status, TimeSpan? retryAfter, string? requestId, bool mayHaveCost)
    {
        var (reason, message) = Classify(error, status);
        return new(reason, message)
        {
            RetryAfter = retryAfter,
            MayHaveCost = mayHaveCost && reason is not (ProviderFailure.Unauthorized or ProviderFailure.OutOfCredit),
            Categories = reason == ProviderFailure.Refused ? error.Categories : [],
            IsAboutOutput = error.IsAboutOutput,
            IsModelGone = error.Code == "model_not_found",
            Detail = error.Describe(status),
            RequestId = requestId,
        };
    }

    private static (ProviderFailure Reason, string Message) Classify(OpenAIError error, int status)
    {
        if (RefusalCodes.Contains(error.Code)) return (ProviderFailure.Refused, ProviderMessages.Refusal);
        if (CreditCodes.Contains(error.Code) || error.Type == "insufficient_quota") return (ProviderFailure.OutOfCredit, ProviderMessages.Misconfigured);
        if (error.Code == "rate_limit_exceeded") return (ProviderFailure.RateLimited, ProviderMessages.Busy);
        return status switch
        {
            401 or 403 => (ProviderFailure.Unauthorized, ProviderMessages.Misconfigured),
            429 => (ProviderFailure.RateLimited, ProviderMessages.Busy),
            408 or >= 500 or 0 => (ProviderFailure.Transient, ProviderMessages.Trouble),
            < 400 => (ProviderFailure.Transient, ProviderMessages.Nonsense),
            _ => (ProviderFailure.Invalid, ProviderMessages.Unaccepted),
        };
    }
}
