using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>The `error` object of an answer, read leniently: look-alike servers leave fields out or send a bare text.</summary>
internal sealed partial record OpenAIError(string? Type, string? Code, IReadOnlyList<string> Categories, bool IsAboutOutput)
{
    private static readonly OpenAIError Unreadable = new(Type: null, Code: null, [], IsAboutOutput: false);

    public static OpenAIError Parse(BinaryData? body)
    {
        if (body is null) return Unreadable;
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error)
                ? Read(error)
                : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    public static OpenAIError Read(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object) return Unreadable;
        var details = error.TryGetProperty("moderation_details", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var named = details.ValueKind == JsonValueKind.Object && details.TryGetProperty("categories", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToList()
            : CategoriesIn(Text(error, "message"));
        return new(Text(error, "type"), Text(error, "code"), named, Text(details, "moderation_stage") == "output");
    }

    /// <summary>Codes only: messages may quote the prompt or the key.</summary>
    public string Describe(int status) => $"{(status == 0 ? "in the stream" : $"HTTP {status}")} {Type ?? "-"} {Code ?? "-"}";

    private static List<string> CategoriesIn(string? message)
        => message is not null && Violations().Match(message) is { Success: true } match
            ? [.. match.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : [];

    private static string? Text(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    [GeneratedRegex(@"safety_violations=\[([^\]]{0,200})\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Violations();
}
