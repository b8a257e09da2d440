using System.Text.Json;

namespace SocialImages.GraphQL.Validation;

/// <summary>A request's variables by name.</summary>
internal readonly struct GivenVariables
{
    // A JSON object is searched from its end to its beginning: a few names are found faster so, a thousand among a million are not.
    private const int Few = 8;

    private readonly JsonElement _json;
    private readonly Dictionary<string, JsonElement>? _byName;

    public GivenVariables(JsonElement? variables, int wanted)
    {
        _json = variables is { ValueKind: JsonValueKind.Object } json ? json : default;
        if (wanted > Few && _json.ValueKind == JsonValueKind.Object)
            _byName = Index(_json);
    }

    public bool TryGet(string name, out JsonElement value)
    {
        if (_byName is not null)
            return _byName.TryGetValue(name, out value);
        value = default;
        return _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out value);
    }

    private static Dictionary<string, JsonElement> Index(JsonElement json)
    {
        var byName = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
            byName[property.Name] = property.Value;
        return byName;
    }
}
