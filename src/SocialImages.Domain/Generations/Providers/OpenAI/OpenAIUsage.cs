using System.Text.Json;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>The `usage` object of an answer or a closing event.</summary>
internal static class OpenAIUsage
{
    /// <summary>Null when it is not told.</summary>
    public static TokenUsage? Read(JsonElement data)
    {
        if (data.Get("usage") is not { ValueKind: JsonValueKind.Object } usage) return null;
        var input = usage.Whole("input_tokens") ?? 0;
        var imageInput = (usage.Get("input_tokens_details") ?? default).Whole("image_tokens") ?? 0;
        return new TokenUsage(input - imageInput, imageInput, usage.Whole("output_tokens") ?? 0);
    }
}
