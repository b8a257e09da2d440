using SocialImages.Domain.Generations.Providers.OpenAI;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Compatible;

/// <summary>A picture, or where it lies.</summary>
internal sealed record CompatibleAnswer(byte[]? Bytes, string? Url, string? RevisedPrompt, decimal? CostUsd)
{
    public static CompatibleAnswer Read(WireAnswer answer, ImageRequest request)
    {
        var root = answer.Json();
        // Some gateways keep the status of success for errors of the server behind them.
        if (root.Get("error") is { } error) throw OpenAIErrors.MidStream(error, answer.RequestId);
        var first = root.Items("data").FirstOrDefault();
        var (bytes, url) = (first.Base64("b64_json"), first.Text("url"));
        if (bytes is null && url?.StartsWith("data:", StringComparison.Ordinal) == true) bytes = JsonReading.Base64(url);
        if (bytes is null && string.IsNullOrEmpty(url)) throw OpenAIErrors.NoPicture("The answer holds no picture.", answer.RequestId);
        var cost = OpenAIUsage.Read(root) is { } usage ? request.Model.TokenPrices?.CostOf(usage) : null;
        return new(bytes, bytes is null ? url : null, first.Text("revised_prompt"), cost);
    }
}
