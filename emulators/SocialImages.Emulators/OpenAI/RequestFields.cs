using System.Globalization;
using System.Text.Json;

namespace SocialImages.Emulators.OpenAI;

/// <summary>The fields of one request, whether they came as JSON or as multipart text parts; readers refuse in OpenAI's words.</summary>
internal sealed class RequestFields(IReadOnlyDictionary<string, JsonElement> fields, bool fromForm)
{
    public void RefuseUnknown(IReadOnlySet<string> known)
    {
        foreach (var name in fields.Keys.Where(name => !known.Contains(name)))
            throw OpenAIException.Invalid("unknown_parameter", name, $"Unknown parameter: '{name}'.");
    }

    public JsonElement? Element(string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string name) => Element(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } other => throw WrongType(name, "a string", other),
    };

    public string Required(string name) =>
        Text(name) ?? throw OpenAIException.Invalid("missing_required_parameter", name, $"Missing required parameter: '{name}'.");

    public string OneOf(string name, string defaultValue, IReadOnlyList<string> supported)
    {
        var value = Text(name) ?? defaultValue;
        if (supported.Contains(value)) return value;
        throw OpenAIException.Invalid("invalid_value", name, $"Invalid value: '{value}'. Supported values are: {Enumerate(supported)}.");
    }

    public int Number(string name, int defaultValue, int min, int max)
    {
        if (Element(name) is not { } value) return defaultValue;
        if (Integer(value) is not { } number) throw WrongType(name, "an integer", value);
        if (number < min)
            throw OpenAIException.Invalid("integer_below_min_value", name, $"Invalid '{name}': integer below minimum value. Expected a value >= {min}, but got {number} instead.");
        if (number > max)
            throw OpenAIException.Invalid("integer_above_max_value", name, $"Invalid '{name}': integer above maximum value. Expected a value <= {max}, but got {number} instead.");
        return number;
    }

    public bool Flag(string name) => Element(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } text when fromForm && bool.TryParse(text.GetString(), out var flag) => flag,
        { } other => throw WrongType(name, "a boolean", other),
    };

    private int? Integer(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.String when fromForm && int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static OpenAIException WrongType(string name, string expected, JsonElement actual) =>
        OpenAIException.Invalid("invalid_type", name, $"Invalid type for '{name}': expected {expected}, but got {Describe(actual)} instead.");

    private static string Describe(JsonElement actual) => actual.ValueKind switch
    {
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Array => "an array",
        _ => "an object",
    };

    private static string Enumerate(IReadOnlyList<string> values) =>
        values.Count == 1 ? $"'{values[0]}'" : string.Join(", ", values.SkipLast(1).Select(value => $"'{value}'")) + $", and '{values[^1]}'";
}
