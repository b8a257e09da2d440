using System.Globalization;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>How an asset reads in replies.</summary>
internal static class AssetView
{
    public static Dictionary<string, object?> Describe(Asset asset, Cloud cloud, HttpRequest http, bool dynamicFolders)
    {
        var url = Url(asset, http);
        var body = new Dictionary<string, object?>
        {
            ["asset_id"] = asset.AssetId,
            ["public_id"] = asset.Key.PublicId,
            ["version"] = asset.Version,
            ["version_id"] = asset.VersionId,
            ["signature"] = RequestSignature.Sha1($"public_id={asset.Key.PublicId}&version={asset.Version}{cloud.ApiSecret}"),
            ["width"] = asset.Width,
            ["height"] = asset.Height,
            ["format"] = asset.Format,
            ["resource_type"] = asset.Key.ResourceType,
            ["created_at"] = asset.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["tags"] = asset.Tags,
            ["pages"] = 1,
            ["bytes"] = asset.ByteSize,
            ["type"] = asset.Key.Type,
            ["etag"] = asset.Etag,
            ["placeholder"] = false,
            ["url"] = url,
            ["secure_url"] = url,
        };
        if (asset.Key.ResourceType == "raw") Array.ForEach(["width", "height", "format", "pages"], name => body.Remove(name));
        if (dynamicFolders) (body["asset_folder"], body["display_name"]) = (asset.AssetFolder, asset.DisplayName);
        if (asset.OriginalFilename is not null) body["original_filename"] = asset.OriginalFilename;
        if (asset.OriginalExtension is not null && asset.OriginalExtension != asset.Format) body["original_extension"] = asset.OriginalExtension;
        if (asset.Context.Count > 0) body["context"] = new { custom = asset.Context };
        if (asset.Moderation is { } kind) body["moderation"] = new[] { new { kind, status = "pending" } };
        return body;
    }

    /// <summary>Both addresses start where this request came in, so that the caller can reach them; there is no TLS here.</summary>
    public static string Url(Asset asset, HttpRequest http, string transformation = "", string? format = null)
    {
        var (key, extension) = (asset.Key, asset.Key.ResourceType == "raw" ? "" : $".{format ?? asset.Format}");
        var step = transformation.Length == 0 ? "" : transformation + "/";
        var id = string.Join('/', key.PublicId.Split('/').Select(Uri.EscapeDataString));
        return $"{http.Scheme}://{http.Host}/cloudinary/res/{key.Cloud}/{key.ResourceType}/{key.Type}/{step}v{asset.Version}/{id}{extension}";
    }
}
