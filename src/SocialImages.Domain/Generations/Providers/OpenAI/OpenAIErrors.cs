using System.ClientModel;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>From what the wire says to what to do about it.</summary>
internal static class OpenAIErrors
{
    private const string Busy = "The picture service is busy.";
    private const string Trouble = "The picture service is in trouble.";
    private const string Nonsense = "The picture service gave no usable answer.";
    private const string Refusal = "The picture service will not make this picture.";
    private const string Misconfigured = "The picture service is not available to us at the moment.";
    private const string Unaccepted = "The picture service did not accept the request.";

    private static readonly string[] RefusalCodes = ["moderation_blocked", "content_policy_violation"];

    private static readonly string[] CreditCodes =
    [
        "insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached", "organization_spend_limit_exceeded",
        "project_spend_limit_exceeded", "organization_usage_limit_exceeded",
    ];

    /// <summary>Null for exceptions that are not the wire's, such as bugs of ours.</summary>
    public static ImageProviderException? Read(Exception exception, TimeProvider time) => exception switch
    {
        ImageProviderException known => known,
        ClientResultException { Status: > 0 } answer => FromAnswer(answer, time),
        ClientResultException { InnerException: { } inner } => FromTransport(inner),
        ClientResultException or HttpRequestException or IOException or AggregateException => FromTransport(exception),
        // The caller's own cancellation does not come here: this is the deadline.
        OperationCanceledException => new(ProviderFailure.Transient, "The picture service did not answer in time.", exception)
        {
            MayHaveCost = true,
            Detail = "deadline",
        },
        _ => null,
    };

    public static ImageProviderException NoPicture(string detail, string? requestId)
        => new(ProviderFailure.Transient, Nonsense) { MayHaveCost = true, Detail = detail, RequestId = requestId };

    public static ImageProviderException MidStream(JsonElement error, string? requestId)
        => From(OpenAIError.Read(error), status: 0, retryAfter: null, requestId, mayHaveCost: true);

    private static ImageProviderException FromAnswer(ClientResultException exception, TimeProvider time)
    {
        var response = exception.GetRawResponse();
        var headers = response?.Headers;
        return From(
            OpenAIError.Parse(response?.Content),
            exception.Status,
            headers is null ? null : RetryAfter(name => headers.TryGetValue(name, out var value) ? value : null, time),
            headers is not null && headers.TryGetValue("x-request-id", out var id) ? id : null,
            mayHaveCost: exception.Status is >= 500 and not 503 or 408 or < 400);
    }

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
        if (RefusalCodes.Contains(error.Code)) return (ProviderFailure.Refused, Refusal);
        if (CreditCodes.Contains(error.Code) || error.Type == "insufficient_quota") return (ProviderFailure.OutOfCredit, Misconfigured);
        if (error.Code == "rate_limit_exceeded") return (ProviderFailure.RateLimited, Busy);
        return status switch
        {
            401 or 403 => (ProviderFailure.Unauthorized, Misconfigured),
            429 => (ProviderFailure.RateLimited, Busy),
            408 or >= 500 or 0 => (ProviderFailure.Transient, Trouble),
            < 400 => (ProviderFailure.Transient, Nonsense),
            _ => (ProviderFailure.Invalid, Unaccepted),
        };
    }

    private static ImageProviderException FromTransport(Exception exception)
    {
        var cause = Chain(exception).OfType<HttpRequestException>().FirstOrDefault();
        var nothingSent = cause?.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
        return new(ProviderFailure.Transient, "The picture service could not be reached.", exception)
        {
            MayHaveCost = !nothingSent,
            Detail = cause?.HttpRequestError.ToString() ?? exception.GetType().Name,
        };
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }

    /// <summary>Milliseconds, seconds (also fractions) or a date, whichever header is there.</summary>
    private static TimeSpan? RetryAfter(Func<string, string?> header, TimeProvider time)
    {
        if (Number(header("retry-after-ms")) is { } milliseconds) return TimeSpan.FromMilliseconds(milliseconds);
        var text = header("retry-after");
        if (Number(text) is { } seconds) return TimeSpan.FromSeconds(seconds);
        return RetryConditionHeaderValue.TryParse(text, out var value) && value.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : null;
    }

    private static double? Number(string? text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue ? number : null;
}
