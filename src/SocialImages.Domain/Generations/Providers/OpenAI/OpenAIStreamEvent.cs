using System.Text.Json;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>One event of the image stream: a preview (it has an index) or the finished picture.</summary>
internal sealed record OpenAIStreamEvent(int? PartialIndex, ReadOnlyMemory<byte> Bytes, TokenUsage? Usage, string? RevisedPrompt)
{
    private const string Partial = "image_generation.partial_image";
    private const string Completed = "image_generation.completed";

    /// <summary>Null for events that say nothing to us, such as a closing `[DONE]`.</summary>
    /// <exception cref="ImageProviderException">The event tells of an error, or is no event of this protocol.</exception>
    public static OpenAIStreamEvent? Read(ReadOnlyMemory<byte> data, string? requestId)
    {
        if (data.Span.SequenceEqual("[DONE]"u8)) return null;
        try
        {
            using var json = JsonDocument.Parse(data);
            return Read(json.RootElement, requestId);
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
            Partial => new(data.GetProperty("partial_image_index").GetInt32(), Picture(data), Usage: null, RevisedPrompt: null),
            Completed => new(PartialIndex: null, Picture(data), UsageOf(data), Text(data, "revised_prompt")),
            "error" => throw OpenAIErrors.MidStream(data, requestId),
            _ => null,
        };
    }

    private static byte[] Picture(JsonElement data) => data.GetProperty("b64_json").GetBytesFromBase64();

    private static string? Text(JsonElement data, string name)
        => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TokenUsage? UsageOf(JsonElement data)
    {
        if (!data.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object) return null;
        var input = Count(usage, "input_tokens");
        var imageInput = usage.TryGetProperty("input_tokens_details", out var details) && details.ValueKind == JsonValueKind.Object
            ? Count(details, "image_tokens")
            : 0;
        return new TokenUsage(input - imageInput, imageInput, Count(usage, "output_tokens"));
    }

    private static long Count(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : 0;
}
