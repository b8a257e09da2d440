namespace SocialImages.Emulators.Instagram;

/// <summary>The <c>fields</c> parameter: only what is asked for is answered, <c>id</c> always, an unknown name is an error.</summary>
internal static class FieldList
{
    public static IReadOnlyList<string> Read(GraphParameters parameters, IReadOnlyList<string> known, string node)
    {
        var asked = parameters.Text("fields")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        foreach (var name in asked.Select(Name).Where(name => !known.Contains(name))) throw GraphErrors.NoSuchField(name, node);
        return [.. asked.Select(Name).Append("id").Distinct()];
    }

    /// <summary>A field without a value is left out, as the Graph API does.</summary>
    public static Dictionary<string, object> Select(IReadOnlyList<string> fields, Func<string, object?> value) => fields
        .Select(name => (name, value: value(name)))
        .Where(pair => pair.value is not null)
        .ToDictionary(pair => pair.name, pair => pair.value!);

    // children{id,media_type} asks for fields of the children; the outer name is what is checked here.
    private static string Name(string field) => field.Split('{')[0];
}
