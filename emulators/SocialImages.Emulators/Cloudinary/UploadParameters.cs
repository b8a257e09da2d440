using System.Text.Json;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>A call's fields: text parts or JSON members by name, <c>name[]</c> repeated joined with commas, and the file.</summary>
internal sealed class UploadParameters(IReadOnlyDictionary<string, string> fields, IFormFile? file)
{
    public IReadOnlyDictionary<string, string> Fields => fields;

    public IFormFile? File => file;

    public string? this[string name] => fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public string Required(string name) => this[name] ?? throw CloudinaryException.Bad($"Missing required parameter - {name}");

    public bool Flag(string name, bool whenMissing = false) => this[name] switch
    {
        null => whenMissing,
        "true" or "1" => true,
        "false" or "0" => false,
        var other => throw CloudinaryException.Bad($"Invalid value for parameter {name}: {other}"),
    };

    public IReadOnlyList<string> List(string name) =>
        this[name]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static async Task<UploadParameters> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (http.HasJsonContentType())
        {
            var json = await RequestBodies.JsonAsync(http, cancellationToken) ?? throw CloudinaryException.Bad("Invalid JSON body");
            return new UploadParameters(json.Where(pair => pair.Value.ValueKind != JsonValueKind.Null).ToDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal), null);
        }

        if (!http.HasFormContentType) return new UploadParameters(new Dictionary<string, string>(), null);
        var form = await RequestBodies.FormAsync(http, cancellationToken);
        var fields = form.GroupBy(pair => BareName(pair.Key), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join(',', group.SelectMany(pair => pair.Value)), StringComparer.Ordinal);
        return new UploadParameters(fields, form.Files.GetFile("file"));
    }

    private static string BareName(string name) => name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
