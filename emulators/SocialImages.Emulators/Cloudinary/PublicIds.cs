using System.Text.RegularExpressions;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>What may be a public id, and which one an upload without its own gets.</summary>
internal static partial class PublicIds
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static string Check(string id)
    {
        if (id.Length > 255) throw CloudinaryException.Bad("public_id is too long. Maximum is 255 characters");
        if (id.Length == 0 || id[0] is ' ' or '/' || id[^1] is ' ' or '/' || Forbidden().IsMatch(id)) throw CloudinaryException.Bad($"public_id ({id}) is invalid");
        if (id.Split('/').SkipLast(1).Any(folder => VersionLike().IsMatch(folder))) throw CloudinaryException.Bad($"public_id ({id}) is invalid: a folder may not look like a version");
        return id;
    }

    public static string Of(UploadParameters parameters, string? filename, bool dynamicFolders)
    {
        var id = parameters["public_id"] is { } given ? Check(given) : Make(parameters, filename);
        if (parameters["public_id_prefix"] is { } prefix) id = $"{prefix.Trim('/')}/{id}";
        if (parameters["folder"] is { } folder) id = $"{folder.Trim('/')}/{id}";
        else if (dynamicFolders && parameters["asset_folder"] is { } home && parameters.Flag("use_asset_folder_as_public_id_prefix")) id = $"{home.Trim('/')}/{id}";
        return Check(id);
    }

    private static string Make(UploadParameters parameters, string? filename)
    {
        if (!parameters.Flag("use_filename") || filename is null) return Random(20);
        var name = Forbidden().Replace(Path.GetFileNameWithoutExtension(filename).Trim(), "_");
        return parameters.Flag("unique_filename", whenMissing: true) ? $"{name}_{Random(6)}" : name;
    }

    private static string Random(int length) => string.Concat(Convert.FromHexString(Ids.Hex(length)).Select(number => Alphabet[number % Alphabet.Length]));

    [GeneratedRegex(@"[?&#\\%<>+]")]
    private static partial Regex Forbidden();

    [GeneratedRegex("^v[0-9]+$")]
    private static partial Regex VersionLike();
}
