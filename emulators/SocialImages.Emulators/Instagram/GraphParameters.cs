using System.Text.Json;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>A call's parameters, wherever they stood: query, form or JSON body. Lists and objects come as JSON, or as JSON text in the two other styles.</summary>
internal sealed class GraphParameters(Dictionary<string, JsonElement> values)
{
    public static async Task<GraphParameters> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var values = http.Query.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value[^1]), StringComparer.Ordinal);
        if (http.HasJsonContentType() && http.ContentLength is not 0)
        {
            var body = await RequestBodies.JsonAsync(http, cancellationToken) ?? throw GraphErrors.InvalidParameter("The request body is not a JSON object.");
            foreach (var (name, value) in body) values[name] = value;
        }
        else if (http.HasFormContentType)
        {
            foreach (var (name, value) in await RequestBodies.FormAsync(http, cancellationToken)) values[name] = JsonSerializer.SerializeToElement(value[^1]);
        }

        return new GraphParameters(values);
    }

    public string? Text(string name) => !values.TryGetValue(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    public bool Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw GraphErrors.InvalidParameter($"param {name} must be a boolean."),
    };

    public JsonElement? Json(string name)
    {
        if (!values.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) return value;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(value.GetString()!);
        }
        catch (JsonException)
        {
            throw GraphErrors.InvalidParameter($"param {name} must be valid JSON.");
        }
    }

    /// <summary>A list as JSON, or as one comma-separated text.</summary>
    public string[]? List(string name)
    {
        if (Text(name) is not { } text) return null;
        if (!text.StartsWith('[')) return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. Json(name)!.Value.EnumerateArray().Select(item => item.ToString())];
    }
}
