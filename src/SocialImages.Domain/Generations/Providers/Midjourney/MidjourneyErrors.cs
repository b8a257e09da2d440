using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Midjourney;

/// <summary>What the proxy says no with: a code inside a 200, a status, or a job's reason of failure in free words.</summary>
internal static class MidjourneyErrors
{
    private static readonly string[] RefusalWords = ["banned", "moderat", "blocked", "sensitive", "community guidelines", "敏感词", "违规"];
    private static readonly string[] PromptWords = ["banned", "敏感词"];
    private static readonly string[] InvalidWords = ["invalid parameter", "invalid value", "unrecognized", "parameter error", "参数"];
    private static readonly string[] CreditWords = ["subscription", "credits exhausted", "out of fast", "fast hours", "account has been", "额度"];
    private static readonly string[] QueueWords = ["queue full", "queue is full", "队列已满", "too many concurrent"];

    /// <summary>An answer to a submission that is not one of acceptance; nothing was begun.</summary>
    public static ImageProviderException OfSubmission(WireAnswer answer, TimeProvider time)
    {
        if (!answer.IsSuccess) return OfStatus(answer, time);
        var root = answer.Json();
        var properties = root.Get("properties") ?? default;
        var code = root.Whole("code");
        var detail = $"code {code?.ToString(provider: null) ?? "-"}";
        return code switch
        {
            23 => new(ProviderFailure.RateLimited, ProviderMessages.Busy) { Detail = detail, RetryAfter = answer.RetryAfter(time) },
            24 => new(ProviderFailure.Refused, ProviderMessages.Refusal) { Detail = detail, Categories = [properties.Text("bannedWord") is { } word ? $"banned word: {word}" : "banned word"] },
            3 or 4 => new(ProviderFailure.Invalid, ProviderMessages.Unaccepted) { Detail = detail },
            9 => new(ProviderFailure.Transient, ProviderMessages.Trouble) { Detail = detail },
            null => new(ProviderFailure.Transient, ProviderMessages.Nonsense) { Detail = "HTTP 200 without a code", MayHaveCost = true },
            _ => new(ProviderFailure.Transient, ProviderMessages.Nonsense) { Detail = detail, MayHaveCost = true },
        };
    }

    /// <summary>A job that ended in FAILURE. It took its time of the subscription, unless it never began.</summary>
    public static ImageProviderException OfFailure(string taskId, string? why)
    {
        var (reason, message) = why switch
        {
            _ when Says(why, RefusalWords) => (ProviderFailure.Refused, ProviderMessages.Refusal),
            _ when Says(why, QueueWords) => (ProviderFailure.RateLimited, ProviderMessages.Busy),
            _ when Says(why, CreditWords) => (ProviderFailure.OutOfCredit, ProviderMessages.Misconfigured),
            _ when Says(why, InvalidWords) => (ProviderFailure.Invalid, ProviderMessages.Unaccepted),
            _ => (ProviderFailure.Transient, ProviderMessages.NoPicture),
        };
        return new(reason, message)
        {
            MayHaveCost = reason is ProviderFailure.Transient or ProviderFailure.Refused,
            IsAboutOutput = reason == ProviderFailure.Refused && !Says(why, PromptWords),
            Categories = reason == ProviderFailure.Refused ? ["unspecified"] : [],
            Detail = $"job FAILURE ({reason})",
            RequestId = taskId,
        };
    }

    public static ImageProviderException Lost(string taskId, string detail)
        => new(ProviderFailure.Transient, ProviderMessages.Nonsense) { MayHaveCost = true, Detail = detail, RequestId = taskId };

    private static ImageProviderException OfStatus(WireAnswer answer, TimeProvider time)
    {
        var (reason, message) = answer.Status switch
        {
            401 or 403 => (ProviderFailure.Unauthorized, ProviderMessages.Misconfigured),
            429 => (ProviderFailure.RateLimited, ProviderMessages.Busy),
            408 or >= 500 => (ProviderFailure.Transient, ProviderMessages.Trouble),
            < 400 => (ProviderFailure.Transient, ProviderMessages.Nonsense),
            _ => (ProviderFailure.Invalid, ProviderMessages.Unaccepted),
        };
        return new(reason, message)
        {
            RetryAfter = answer.RetryAfter(time),
            MayHaveCost = answer.Status is 408 or >= 500 and not 503 or < 400,
            Detail = $"HTTP {answer.Status}",
            RequestId = answer.RequestId,
        };
    }

    private static bool Says(string? text, string[] words) => text is not null && Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
