using System.Text.Json;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>One event of the image stream: a preview (it has an index) or the finished picture.</summary>
internal sealed record OpenAIStreamEvent(int? PartialIndex, ReadOnlyMemory<byte> Bytes, TokenUsage? Usage, string? RevisedPrompt)
{
    /// <summary>Null for events that say nothing to us, such as a closing `[DONE]`.</summary>
    /// <exception cref="ImageProviderException">The event tells of an error, or is no event of this protocol.</exception>
    public static OpenAIStreamEvent? Read(ReadOnlySpan<byte> data, string? requestId)
    {
        if (data.SequenceEqual("[DONE]"u8)) return null;
        try
        {
            return Read(JsonElement.Parse(data), requestId);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw OpenAIErrors.NoPicture($"An event of the stream could not be read: {exception.GetType().Name}.", requestId);
        }
    }

    private static OpenAIStreamEvent? Read(JsonElement data, string? requestId)
    {
        if (data.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null) throw OpenAIErrors.MidStream(error, requestId);
        return data.GetProperty("type").GetString() switch
        {
            "image_generation.partial_image" or "image_edit.partial_image" => new(data.GetProperty("partial_image_index").GetInt32(), Picture(data), Usage: null, RevisedPrompt: null),
            "image_generation.completed" or "image_edit.completed" => new(PartialIndex: null, Picture(data), OpenAIUsage.Read(data), data.Text("revised_prompt")),
            "error" => throw OpenAIErrors.MidStream(data, requestId),
            _ => null,
        };
    }

    private static byte[] Picture(JsonElement data) => data.GetProperty("b64_json").GetBytesFromBase64();
}
