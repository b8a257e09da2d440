using System.Text.Json;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>Reading JSON of others leniently: what is missing or of another kind is null, never an exception.</summary>
internal static class JsonReading
{
    public static JsonElement? Get(this JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string name)
        => element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? Whole(this JsonElement element, string name)
        => element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static double? Number(this JsonElement element, string name)
        => element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : null;

    public static bool IsTrue(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name)
        => element.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Null when there is none or it is not base64.</summary>
    public static byte[]? Base64(this JsonElement element, string name) => Base64(element.Text(name));

    /// <summary>Null when it is empty or no base64; a `data:` prefix is taken off.</summary>
    public static byte[]? Base64(string? text)
    {
        if (text is null or "") return null;
        var start = text.StartsWith("data:", StringComparison.Ordinal) ? text.IndexOf(',', StringComparison.Ordinal) + 1 : 0;
        var bytes = new byte[((text.Length - start) * 3 / 4) + 3];
        return Convert.TryFromBase64Chars(text.AsSpan(start), bytes, out var written) && written > 0 ? bytes[..written] : null;
    }
}
