using System.Globalization;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Stability;

/// <summary>A picture, a blurred one that counts as a refusal, or a named error. What fails is not charged.</summary>
internal static class StabilityAnswer
{
    private const string Filtered = "CONTENT_FILTERED";
    private const decimal UsdPerCredit = 0.01m;

    public static ProvidedPicture Read(WireAnswer answer, ImageRequest request, StabilityRequest asked)
    {
        var isJson = answer.MediaType == "application/json";
        var json = isJson ? answer.Json() : default;
        if ((isJson ? json.Text("finish_reason") : answer.Header("finish-reason")) == Filtered) throw Blurred(answer);
        var bytes = isJson ? json.Base64("image") ?? default(ReadOnlyMemory<byte>) : answer.Body;
        if (bytes.IsEmpty || (!isJson && !answer.MediaType.StartsWith("image/", StringComparison.Ordinal)))
            throw new ImageProviderException(ProviderFailure.Transient, ProviderMessages.Nonsense) { MayHaveCost = true, Detail = $"HTTP 200 {answer.MediaType}", RequestId = answer.RequestId };
        return new(bytes, asked.Prompt)
        {
            CostUsd = Cost(request),
            RequestId = answer.RequestId,
            Seed = isJson ? json.Whole("seed") : Seed(answer.Header("seed")),
            RestBeforeNextCall = RetryAdvice.Rest(answer.Headers),
        };
    }

    public static ImageProviderException Problem(WireAnswer answer, TimeSpan? retryAfter)
    {
        var name = answer.Json().Text("name");
        var (reason, message) = Classify(answer.Status, name);
        return new(reason, message)
        {
            RetryAfter = retryAfter,
            Categories = reason == ProviderFailure.Refused ? [name!] : [],
            IsModelGone = answer.Status == 404,
            MayHaveCost = answer.Status < 400,
            Detail = $"HTTP {answer.Status} {name ?? "-"}",
            RequestId = answer.RequestId ?? answer.Json().Text("id"),
        };
    }

    private static (ProviderFailure Reason, string Message) Classify(int status, string? name) => (status, name) switch
    {
        (403, "content_moderation") => (ProviderFailure.Refused, ProviderMessages.Refusal),
        (402, _) or (_, "payment_required") => (ProviderFailure.OutOfCredit, ProviderMessages.Misconfigured),
        (401 or 403, _) => (ProviderFailure.Unauthorized, ProviderMessages.Misconfigured),
        (429, _) => (ProviderFailure.RateLimited, ProviderMessages.Busy),
        (408 or >= 500, _) => (ProviderFailure.Transient, ProviderMessages.Trouble),
        ( < 400, _) => (ProviderFailure.Transient, ProviderMessages.Nonsense),
        _ => (ProviderFailure.Invalid, ProviderMessages.Unaccepted),
    };

    private static ImageProviderException Blurred(WireAnswer answer) => new(ProviderFailure.Refused, ProviderMessages.Refusal)
    {
        Categories = [Filtered],
        IsAboutOutput = true,
        // A picture was made; whether its blurred form is charged is not documented.
        MayHaveCost = true,
        Detail = $"HTTP 200 {Filtered}",
        RequestId = answer.RequestId,
    };

    /// <summary>Null where the price table tells it.</summary>
    private static decimal? Cost(ImageRequest request)
    {
        var credits = request.Work == ImageWork.Upscale ? request.Model.Wire.GetValueOrDefault("upscaleCredits")
            : request.Mask is not null ? request.Model.Wire.GetValueOrDefault("inpaintCredits")
            : null;
        return decimal.TryParse(credits, CultureInfo.InvariantCulture, out var number) ? number * UsdPerCredit : null;
    }

    private static long? Seed(string? header) => long.TryParse(header, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
