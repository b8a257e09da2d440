using System.Text.Json;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>The <c>map</c> field: which file goes to which variable paths.</summary>
internal sealed class UploadMap
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 3 };

    private readonly Dictionary<string, string[]> _pathsByKey = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string[]> PathsByKey => _pathsByKey;

    public static UploadMap Parse(ReadOnlyMemory<byte> json, UploadOptions options)
    {
        try
        {
            JsonText.Check(json.Span);
            using var document = JsonDocument.Parse(json, Strict);
            return Parse(document.RootElement, options);
        }
        catch (JsonException error)
        {
            throw UploadErrors.InvalidMap(error);
        }
    }

    private static UploadMap Parse(JsonElement root, UploadOptions options)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw UploadErrors.InvalidMap();

        var map = new UploadMap();
        var paths = 0;
        foreach (var entry in root.EnumerateObject())
        {
            map._pathsByKey.Add(entry.Name, ParsePaths(entry));
            paths += entry.Value.GetArrayLength();
            if (map._pathsByKey.Count > options.MaxFiles)
                throw UploadErrors.TooManyFiles(options.MaxFiles);

            if (paths > options.MaxPaths)
                throw UploadErrors.TooManyPaths(options.MaxPaths);
        }

        return map;
    }

    private static string[] ParsePaths(JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Array)
            throw UploadErrors.InvalidMap();

        if (entry.Value.GetArrayLength() == 0)
            throw UploadErrors.NoPaths(entry.Name);

        return [.. entry.Value.EnumerateArray().Select(PathOf)];
    }

    private static string PathOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw UploadErrors.InvalidMap();
}
