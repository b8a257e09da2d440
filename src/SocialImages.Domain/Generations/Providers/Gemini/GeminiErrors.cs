using System.Text.Json;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Gemini;

/// <summary>Answers with an error status. A wrong key is a 400, and the advice when to come back stands in the body.</summary>
internal static class GeminiErrors
{
    private const int BadRequest = 400;

    public static ImageProviderException Read(WireAnswer answer, TimeProvider time)
    {
        var error = answer.Json().Get("error") ?? default;
        var (state, cause) = (error.Text("status"), Details(error, "ErrorInfo").Text("reason"));
        var (reason, message) = Classify(answer.Status, state, cause);
        return new(reason, message)
        {
            RetryAfter = RetryAdvice.Duration(Details(error, "RetryInfo").Text("retryDelay")) ?? answer.RetryAfter(time),
            MayHaveCost = answer.Status is 408 or >= 500 and not 503,
            IsModelGone = answer.Status == 404 && state == "NOT_FOUND",
            Detail = $"HTTP {answer.Status} {state ?? "-"} {cause ?? "-"}",
            RequestId = answer.RequestId,
        };
    }

    private static (ProviderFailure Reason, string Message) Classify(int status, string? state, string? cause)
    {
        if (cause is "API_KEY_INVALID") return (ProviderFailure.Unauthorized, ProviderMessages.Misconfigured);
        // The account's region or its billing: what the request says does not matter.
        if (status == BadRequest && state == "FAILED_PRECONDITION") return (ProviderFailure.OutOfCredit, ProviderMessages.Misconfigured);
        return status switch
        {
            401 or 403 => (ProviderFailure.Unauthorized, ProviderMessages.Misconfigured),
            429 => (ProviderFailure.RateLimited, ProviderMessages.Busy),
            408 or >= 500 => (ProviderFailure.Transient, ProviderMessages.Trouble),
            < 400 => (ProviderFailure.Transient, ProviderMessages.Nonsense),
            _ => (ProviderFailure.Invalid, ProviderMessages.Unaccepted),
        };
    }

    private static JsonElement Details(JsonElement error, string type)
        => error.Items("details").FirstOrDefault(detail => detail.Text("@type")?.EndsWith($".{type}", StringComparison.Ordinal) == true);
}
