using System.Globalization;
using System.Text.Json;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>A path such as <c>variables.input.files.0</c>, followed in the variables it points into.</summary>
internal static class VariablePath
{
    private const string Root = "variables";

    /// <summary>Returns the path below <c>variables</c> once it is known to lead to a place for a file.</summary>
    public static string Follow(string path, string key, JsonElement variables, bool mustBeNull)
    {
        var segments = path.Split('.');
        if (segments.Length < 2)
            throw UploadErrors.InvalidPath(path);

        if (segments[0] != Root)
            throw UploadErrors.PathOutsideVariables();

        var place = variables;
        foreach (var segment in segments.AsSpan(1))
            place = Step(place, segment, path);

        return mustBeNull && place.ValueKind != JsonValueKind.Null
            ? throw UploadErrors.VariableNotNull(key)
            : path[(Root.Length + 1)..];
    }

    private static JsonElement Step(JsonElement place, string segment, string path) => place.ValueKind switch
    {
        JsonValueKind.Object when place.TryGetProperty(segment, out var value) => value,
        JsonValueKind.Array when IndexOf(segment) is { } index && index < place.GetArrayLength() => place[index],
        JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Undefined => throw UploadErrors.VariableNotFound(path),
        _ => throw UploadErrors.StructureInvalid(),
    };

    private static int? IndexOf(string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
