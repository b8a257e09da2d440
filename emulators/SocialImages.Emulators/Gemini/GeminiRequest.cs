using System.Text.Json;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Gemini;

/// <summary>A checked <c>generateContent</c> request.</summary>
internal sealed record GeminiRequest(GeminiModel Model, string Prompt, IReadOnlyList<byte[]> References, string Ratio, string Step, bool WantsPicture, long? Seed)
{
    private const int MaxReferenceBytes = 7 * 1024 * 1024;
    private const int MaxRequestBytes = 20 * 1024 * 1024;
    private static readonly string[] OfBody = ["contents", "generationConfig", "safetySettings", "systemInstruction", "tools", "toolConfig", "cachedContent"];

    private static readonly string[] OfConfig =
        ["responseModalities", "imageConfig", "thinkingConfig", "seed", "temperature", "topP", "topK", "candidateCount", "maxOutputTokens", "stopSequences", "mediaResolution"];

    private static readonly string[] OfImage = ["aspectRatio", "imageSize"];
    private static readonly string[] Kinds = ["image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"];

    public static async Task<GeminiRequest> ReadAsync(HttpRequest http, GeminiModel model, CancellationToken cancellationToken)
    {
        if (http.ContentLength > MaxRequestBytes) throw GeminiException.Invalid($"Request payload size exceeds the limit: {MaxRequestBytes} bytes.");
        var body = await RequestBodies.JsonAsync(http, cancellationToken) ?? throw GeminiException.Invalid("Invalid JSON payload received. Unexpected token.");
        RefuseUnknown(body.Keys, OfBody, "");
        var config = Object(body, "generationConfig");
        RefuseUnknown(config.Keys, OfConfig, " at 'generation_config'");
        var image = config.TryGetValue("imageConfig", out var found) && found.ValueKind == JsonValueKind.Object ? Fields(found) : [];
        RefuseUnknown(image.Keys, OfImage, " at 'generation_config.image_config'");
        if (config.TryGetValue("candidateCount", out var count) && count.GetInt32() != 1) throw GeminiException.Invalid("Multiple candidates is not enabled for this model");
        var (prompt, references) = Parts(body);
        if (references.Count > model.MaxReferences) throw GeminiException.Invalid($"Too many input images: at most {model.MaxReferences} are supported.");
        return new(model, prompt, references, RatioOf(image, model), StepOf(image, model), Modalities(config).Contains("IMAGE"), SeedOf(config));
    }

    private static string RatioOf(Dictionary<string, JsonElement> image, GeminiModel model)
    {
        if (!image.TryGetValue("aspectRatio", out var given)) return "1:1";
        var allowed = GeminiModels.RatiosOf(model);
        return given.GetString() is { } ratio && allowed.Contains(ratio)
            ? ratio
            : throw GeminiException.Invalid($"aspect_ratio must be one of {string.Join(", ", allowed)}.");
    }

    private static string StepOf(Dictionary<string, JsonElement> image, GeminiModel model)
    {
        if (!image.TryGetValue("imageSize", out var given)) return model.Tokens.Keys.Contains("1K") ? "1K" : model.Tokens.Keys.First();
        return model.TakesImageSize && given.GetString() is { } step && model.Tokens.ContainsKey(step)
            ? step
            : throw GeminiException.Invalid($"Invalid image size {given}. Supported: {string.Join(", ", model.Tokens.Keys)}.");
    }

    private static (string Prompt, List<byte[]> References) Parts(Dictionary<string, JsonElement> body)
    {
        if (!body.TryGetValue("contents", out var contents) || contents.ValueKind != JsonValueKind.Array || contents.GetArrayLength() == 0)
            throw GeminiException.Invalid("* GenerateContentRequest.contents: contents is not specified");
        var parts = contents.EnumerateArray().SelectMany(content => Fields(content).GetValueOrDefault("parts") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default).Select(Fields).ToList();
        var prompt = string.Join("\n", parts.Where(part => part.ContainsKey("text")).Select(part => part["text"].GetString()));
        if (prompt.Trim().Length == 0) throw GeminiException.Invalid("* GenerateContentRequest.contents: contents must not be empty.");
        return (prompt, [.. parts.Where(part => part.ContainsKey("inlineData")).Select(part => Reference(Fields(part["inlineData"])))]);
    }

    private static byte[] Reference(Dictionary<string, JsonElement> data)
    {
        if (data.GetValueOrDefault("mimeType").ToString() is var kind && !Kinds.Contains(kind)) throw GeminiException.Invalid($"Unsupported MIME type: {kind}");
        if (!data.TryGetValue("data", out var text) || !text.TryGetBytesFromBase64(out var bytes)) throw GeminiException.Invalid("Invalid value at 'contents[0].parts[1].inline_data.data' (TYPE_BYTES), Base64 decoding failed");
        if (bytes.Length > MaxReferenceBytes) throw GeminiException.Invalid("An input image is larger than 7 MB.");
        return ImageHeader.Read(bytes) is null ? throw GeminiException.Invalid("Unable to process input image. Please retry or report.") : bytes;
    }

    private static string[] Modalities(Dictionary<string, JsonElement> config) =>
        config.TryGetValue("responseModalities", out var given) ? [.. given.EnumerateArray().Select(item => item.GetString()!)] : ["TEXT", "IMAGE"];

    private static long? SeedOf(Dictionary<string, JsonElement> config)
    {
        if (!config.TryGetValue("seed", out var given)) return null;
        return given.TryGetInt32(out var seed) ? seed : throw GeminiException.Invalid("Invalid value at 'generation_config.seed' (TYPE_INT32)");
    }

    private static Dictionary<string, JsonElement> Object(Dictionary<string, JsonElement> body, string name) => body.TryGetValue(name, out var value) ? Fields(value) : [];

    private static Dictionary<string, JsonElement> Fields(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().ToDictionary(field => field.Name, field => field.Value) : throw GeminiException.Invalid("Invalid JSON payload received. Expected an object.");

    private static void RefuseUnknown(IEnumerable<string> names, string[] known, string place)
    {
        if (names.FirstOrDefault(name => !known.Contains(name)) is { } unknown) throw GeminiException.Invalid($"Invalid JSON payload received. Unknown name \"{unknown}\"{place}: Cannot find field.");
    }
}
