namespace SocialImages.Emulators.Cloudinary;

/// <summary>Two presets exist: <c>emulator-unsigned</c>, which anyone may use, and <c>emulator-signed</c>.</summary>
internal static class UploadPresets
{
    public const string Unsigned = "emulator-unsigned";
    public const string Signed = "emulator-signed";

    private static readonly string[] AllowedUnsigned =
        ["file", "public_id", "folder", "asset_folder", "tags", "context", "metadata", "face_coordinates", "regions", "custom_coordinates", "upload_preset", "timestamp"];

    public static void Check(Caller caller, UploadParameters parameters)
    {
        var preset = parameters["upload_preset"];
        if (preset is not (null or Unsigned or Signed)) throw CloudinaryException.Bad("Upload preset not found");
        if (caller.IsSigned) return;
        if (preset is null) throw CloudinaryException.Bad("Upload preset must be specified when using unsigned upload");
        if (preset == Signed) throw CloudinaryException.Bad("Upload preset must be whitelisted for unsigned uploads");
        if (parameters.Fields.Keys.FirstOrDefault(name => !AllowedUnsigned.Contains(name)) is { } forbidden)
            throw CloudinaryException.Bad($"{forbidden} parameter is not allowed when using unsigned upload. Only upload_preset,public_id,folder,asset_folder,tags,context,metadata,face_coordinates,custom_coordinates,regions upload parameters are allowed.");
    }
}
