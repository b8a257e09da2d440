using System.Text.Json;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Gemini;

/// <summary>An answer with status 200: a picture among its parts, or one of several ways to say no.</summary>
internal static class GeminiAnswer
{
    // The picture was judged, not the words.
    private static readonly string[] OutputRefusals =
        ["IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "SAFETY", "RECITATION", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII"];

    public static ProvidedPicture Read(WireAnswer answer, ImageRequest request, string prompt)
    {
        var root = answer.Json();
        var requestId = root.Text("responseId") ?? answer.RequestId;
        var cost = Usage(root) is { } usage ? request.Model.TokenPrices?.CostOf(usage) : null;
        var candidate = root.Items("candidates").FirstOrDefault();
        if (Picture(candidate) is not { } bytes) throw Problem(root, candidate, requestId, cost);
        return new(bytes, prompt)
        {
            CostUsd = cost,
            RequestId = requestId,
            Seed = request.Model.SeedFrom(request.Seed),
            RestBeforeNextCall = RetryAdvice.Rest(answer.Headers),
            IsNegativePromptFolded = request.NegativePrompt is not null,
        };
    }

    /// <summary>The last one: earlier ones are drafts. Thoughts are passed over.</summary>
    private static byte[]? Picture(JsonElement candidate) => (candidate.Get("content") ?? default).Items("parts")
        .Where(part => !part.IsTrue("thought"))
        .Select(part => (part.Get("inlineData") ?? default).Base64("data"))
        .LastOrDefault(bytes => bytes is not null);

    private static ImageProviderException Problem(JsonElement root, JsonElement candidate, string? requestId, decimal? cost)
    {
        if ((root.Get("promptFeedback") ?? default) is var feedback && feedback.Text("blockReason") is { } blocked)
            return Refusal(Categories(feedback, blocked), isAboutOutput: false, $"blockReason {blocked}", requestId, cost);
        var reason = candidate.Text("finishReason");
        if (OutputRefusals.Contains(reason))
            return Refusal(Categories(candidate, reason!), isAboutOutput: true, $"finishReason {reason}", requestId, cost);
        // Words instead of a picture: it declines, or asks back.
        if (reason == "STOP" && HasText(candidate)) return Refusal(["TEXT_ONLY"], isAboutOutput: false, "finishReason STOP, text only", requestId, cost);
        return reason switch
        {
            "NO_IMAGE" => Failure(ProviderFailure.Transient, ProviderMessages.NoPicture, mayHaveCost: false, reason, requestId, cost),
            "LANGUAGE" => Failure(ProviderFailure.Invalid, ProviderMessages.Unaccepted, mayHaveCost: false, reason, requestId, cost),
            _ => Failure(ProviderFailure.Transient, ProviderMessages.Nonsense, mayHaveCost: true, reason, requestId, cost),
        };
    }

    private static ImageProviderException Refusal(
        IReadOnlyList<string> categories, bool isAboutOutput, string detail, string? requestId, decimal? cost)
        => new(ProviderFailure.Refused, ProviderMessages.Refusal)
        {
            Categories = categories,
            IsAboutOutput = isAboutOutput,
            MayHaveCost = isAboutOutput,
            CostUsd = cost,
            Detail = detail,
            RequestId = requestId,
        };

    private static ImageProviderException Failure(
        ProviderFailure reason, string message, bool mayHaveCost, string? finish, string? requestId, decimal? cost)
        => new(reason, message) { MayHaveCost = mayHaveCost, IsAboutRequest = finish is not null, CostUsd = cost, Detail = $"finishReason {finish ?? "-"}", RequestId = requestId };

    private static string[] Categories(JsonElement judged, string otherwise)
    {
        string[] named = [.. judged.Items("safetyRatings").Where(rating => rating.IsTrue("blocked")).Select(rating => rating.Text("category")).OfType<string>()];
        return named.Length > 0 ? named : [otherwise];
    }

    private static bool HasText(JsonElement candidate)
        => (candidate.Get("content") ?? default).Items("parts").Any(part => !part.IsTrue("thought") && !string.IsNullOrWhiteSpace(part.Text("text")));

    private static TokenUsage? Usage(JsonElement root)
    {
        if (root.Get("usageMetadata") is not { } usage || usage.Whole("promptTokenCount") is not { } prompt) return null;
        var (made, thoughts) = (usage.Whole("candidatesTokenCount") ?? 0, usage.Whole("thoughtsTokenCount") ?? 0);
        // Without the split all of it is the picture.
        var image = usage.Items("candidatesTokensDetails").Where(detail => detail.Text("modality") == "IMAGE").Select(detail => detail.Whole("tokenCount")).FirstOrDefault() ?? made;
        var imageIn = usage.Items("promptTokensDetails").Where(detail => detail.Text("modality") == "IMAGE").Sum(detail => detail.Whole("tokenCount") ?? 0);
        return new(prompt - imageIn, imageIn, image, made - image + thoughts);
    }
}
