using System.Text.Json;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary><c>POST /chat/completions</c>, as far as it goes to look at one picture and answer in a strict form: what <see cref="PictureEye"/> sees.</summary>
internal sealed class ChatEndpoint(RemoteFiles remote, PictureEye eye, TimeProvider time)
{
    private const int MaxImageBytes = 50 * 1024 * 1024;
    private static readonly HashSet<string> Fields = ["model", "messages", "response_format", "max_completion_tokens"];
    private static readonly string[] Models = ["gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano", "gpt-5", "gpt-5-mini", "gpt-5-nano"];
    private static readonly string[] Roles = ["system", "developer", "user", "assistant"];
    private static readonly string[] Details = ["auto", "low", "high"];

    public async Task<IResult> HandleAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var fields = new RequestFields(await RequestBodies.OpenAIJsonAsync(http, cancellationToken), fromForm: false);
        fields.RefuseUnknown(Fields);
        var model = fields.Required("model");
        if (!Models.Contains(model))
            throw new OpenAIException(StatusCodes.Status404NotFound, "invalid_request_error", "model_not_found", "model", $"The model `{model}` does not exist or you do not have access to it.");
        var limit = fields.Number("max_completion_tokens", int.MaxValue, 1, int.MaxValue);
        var picture = await PictureInAsync(fields, cancellationToken);
        CheckFormat(fields);
        var tags = JsonSerializer.Serialize(new { tags = await eye.TagsAsync(picture, cancellationToken) });
        return WireJson.Answer(Completion(model, tags, isCut: tags.Length / 4 >= limit));
    }

    private object Completion(string model, string content, bool isCut) => new
    {
        id = $"chatcmpl-{Ids.Hex(12)}",
        @object = "chat.completion",
        created = time.GetUtcNow().ToUnixTimeSeconds(),
        model,
        choices = new[] { new { index = 0, message = new { role = "assistant", content, refusal = (string?)null }, logprobs = (object?)null, finish_reason = isCut ? "length" : "stop" } },
        usage = new { prompt_tokens = 140, completion_tokens = content.Length / 4, total_tokens = 140 + (content.Length / 4) },
    };

    private async Task<byte[]> PictureInAsync(RequestFields fields, CancellationToken cancellationToken)
    {
        var messages = fields.Element("messages") ?? throw OpenAIException.Invalid("missing_required_parameter", "messages", "Missing required parameter: 'messages'.");
        if (messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
            throw OpenAIException.Invalid("empty_array", "messages", "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.");
        byte[]? picture = null;
        foreach (var (index, message) in messages.EnumerateArray().Index())
        {
            var role = Text(message, "role");
            if (!Roles.Contains(role)) throw OpenAIException.Invalid("invalid_value", $"messages[{index}].role", $"Invalid value: '{role}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.");
            if (!message.TryGetProperty("content", out var content) || content.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
                throw OpenAIException.Invalid("invalid_type", $"messages[{index}].content", $"Invalid type for 'messages[{index}].content': expected one of a string or array of objects.");
            if (content.ValueKind == JsonValueKind.Array) picture = await PictureInAsync(content, $"messages[{index}].content", role, cancellationToken) ?? picture;
        }

        return picture ?? throw OpenAIException.Invalid("invalid_value", "messages", "This emulator looks at pictures, and there is none.");
    }

    private async Task<byte[]?> PictureInAsync(JsonElement parts, string path, string? role, CancellationToken cancellationToken)
    {
        byte[]? picture = null;
        foreach (var (index, part) in parts.EnumerateArray().Index())
        {
            var type = Text(part, "type");
            if (type == "text" && Text(part, "text") is not null) continue;
            if (type != "image_url" || role != "user" || !part.TryGetProperty("image_url", out var image))
                throw OpenAIException.Invalid("invalid_value", $"{path}[{index}].type", $"Invalid value: '{type}'. Supported values are: 'text', 'image_url', 'input_audio', 'refusal', 'audio', and 'file'.");
            if (Text(image, "detail") is { } detail && !Details.Contains(detail))
                throw OpenAIException.Invalid("invalid_value", $"{path}[{index}].image_url.detail", $"Invalid value: '{detail}'. Supported values are: 'auto', 'low', and 'high'.");
            picture = await remote.ReadAsync(Text(image, "url") ?? "", MaxImageBytes, cancellationToken);
            if (picture is null || ImageHeader.Read(picture) is null)
                throw OpenAIException.Invalid("invalid_image_format", null, "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].");
        }

        return picture;
    }

    // Strict schemas name every property as required and allow no others.
    private static void CheckFormat(RequestFields fields)
    {
        if (fields.Element("response_format") is not { } format || Text(format, "type") != "json_schema" || !format.TryGetProperty("json_schema", out var named))
            throw OpenAIException.Invalid("invalid_value", "response_format", "This emulator answers in the form of a JSON schema only.");
        if (Text(named, "name") is not { Length: > 0 } name) throw OpenAIException.Invalid("missing_required_parameter", "response_format.json_schema.name", "Missing required parameter: 'response_format.json_schema.name'.");
        var schema = named.GetProperty("schema");
        if (!schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind != JsonValueKind.False)
            throw OpenAIException.Invalid("invalid_json_schema", "response_format", $"Invalid schema for response_format '{name}': In context=(), 'additionalProperties' is required to be supplied and to be false.");
        var required = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(item => item.GetString()).ToHashSet() : [];
        if (schema.GetProperty("properties").EnumerateObject().FirstOrDefault(property => !required.Contains(property.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } missing)
            throw OpenAIException.Invalid("invalid_json_schema", "response_format", $"Invalid schema for response_format '{name}': In context=(), 'required' is required to be supplied and to be an array including every key in properties. Missing '{missing.Name}'.");
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
