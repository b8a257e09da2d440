namespace SocialImages.Domain.Images.Uploads;

/// <summary>What may be shown of a name that a sender gave to a file. It never becomes part of a path.</summary>
public static class FileNames
{
    private const int MaxLength = 120;

    public static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]).Trim();
        return clean.Length <= MaxLength ? clean : clean[..MaxLength];
    }

    /// <summary>The name without its ending, or null when nothing is left.</summary>
    public static string? Title(string name) => Path.GetFileNameWithoutExtension(Shown(name)) is { Length: > 0 and <= ImageWords.MaxTitleLength } title ? title : null;
}
