using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

/// <summary><c>POST /{cloud}/{image|raw|auto}/upload</c>.</summary>
internal sealed class UploadEndpoint(CallerCheck callers, FileReceiver files, Renderer renderer, AssetStore assets, EdgeCache edge, SettingsBook settings, EmulatorClock clock)
{
    private static readonly string[] Moderators = ["manual", "aws_rek", "webpurify", "perception_point", "duplicate"];

    public async Task<IResult> HandleAsync(HttpRequest http, string cloudName, string resourceType, CancellationToken cancellationToken)
    {
        if (http.ContentLength > settings.Current.Cloudinary.RequestMaxBytes) throw new CloudinaryException(StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");
        var parameters = await UploadParameters.ReadAsync(http, cancellationToken);
        var caller = callers.Check(cloudName, http, parameters);
        UploadPresets.Check(caller, parameters);
        CheckResourceType(resourceType);
        var moderation = Moderation(parameters);
        var file = await files.ReceiveAsync(parameters, cancellationToken);
        var picture = await ExamineAsync(file, resourceType, parameters, cancellationToken);
        var (asset, existed) = Store(caller, parameters, picture, moderation);
        var body = AssetView.Describe(asset, caller.Cloud, http, settings.Current.Cloudinary.DynamicFolders);
        if (existed) body["existing"] = true;
        if (asset.Eager.Count > 0 && !existed) body["eager"] = await EagerAsync(asset, http, cancellationToken);
        return WireJson.Answer(body);
    }

    private static void CheckResourceType(string resourceType)
    {
        if (resourceType is not ("image" or "raw" or "auto")) throw CloudinaryException.Bad($"Unsupported resource type {resourceType}: this emulator stores image and raw");
    }

    private static string? Moderation(UploadParameters parameters)
    {
        if (parameters["moderation"] is not { } asked) return null;
        var kind = asked.Split(':')[0];
        if (!Moderators.Contains(kind)) throw CloudinaryException.Bad($"Moderation {asked} moderation is not valid");
        return kind == "manual" ? kind : throw CloudinaryException.Bad($"You don't have an active subscription for {kind}");
    }

    private async Task<Picture> ExamineAsync(UploadedFile file, string resourceType, UploadParameters parameters, CancellationToken cancellationToken)
    {
        var limits = settings.Current.Cloudinary;
        if (file.Bytes.Length > limits.ImageMaxSizeBytes)
            throw CloudinaryException.Bad($"File size too large. Got {file.Bytes.Length}. Maximum is {limits.ImageMaxSizeBytes}. Upgrade your plan to enjoy higher limits https://www.cloudinary.com/pricing/upgrades/file-limit");
        if (resourceType == "raw") return new Picture(file.Bytes, file.Filename, "raw", "", 0, 0);
        if (await renderer.InspectAsync(file.Bytes, limits.ImageMaxPixels, cancellationToken) is not { } facts)
            return resourceType == "auto" ? new Picture(file.Bytes, file.Filename, "raw", "", 0, 0) : throw CloudinaryException.Bad("Invalid image file");
        if (parameters.List("allowed_formats") is { Count: > 0 } allowed && !allowed.Contains(facts.Format)) throw CloudinaryException.Bad($"Image file format {facts.Format} not allowed");
        return await TransformAsync(new Picture(file.Bytes, file.Filename, "image", facts.Format, facts.Width, facts.Height), parameters, cancellationToken);
    }

    /// <summary>An incoming transformation or format replaces the original before it is stored.</summary>
    private async Task<Picture> TransformAsync(Picture picture, UploadParameters parameters, CancellationToken cancellationToken)
    {
        var format = parameters["format"];
        if (parameters["transformation"] is null && (format is null || format == picture.Format)) return picture;
        var steps = Transformation.ParseChain((parameters["transformation"] ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries));
        var made = await renderer.RenderAsync(picture.Bytes, steps, format ?? Transformation.FormatOf(steps) ?? picture.Format, cancellationToken);
        return picture with { Bytes = made.Bytes, Format = made.Format, Width = made.Width, Height = made.Height };
    }

    private (Asset Asset, bool Existed) Store(Caller caller, UploadParameters parameters, Picture picture, string? moderation)
    {
        var rules = settings.Current.Cloudinary;
        var id = PublicIds.Of(parameters, picture.Filename, rules.DynamicFolders);
        if (picture.ResourceType == "raw" && parameters["public_id"] is null && Path.GetExtension(picture.Filename) is { Length: > 1 } extension) id += extension;
        var key = new AssetKey(caller.Cloud.Name, picture.ResourceType, parameters["type"] ?? "upload", id);
        lock (assets.Gate)
        {
            var existing = assets.Find(key);
            if (existing is not null && !(caller.IsSigned && parameters.Flag("overwrite", whenMissing: true))) return (existing, true);
            var asset = Make(key, existing, parameters, picture) with { Moderation = moderation };
            assets.Put(asset);
            if (parameters.Flag("invalidate")) edge.Purge(key);
            return (asset, false);
        }
    }

    private Asset Make(AssetKey key, Asset? existing, UploadParameters parameters, Picture picture)
    {
        var now = clock.GetUtcNow();
        var name = parameters["filename_override"] ?? picture.Filename;
        return new Asset
        {
            Key = key,
            AssetId = existing?.AssetId ?? Ids.Hex(16),
            Version = Math.Max(now.ToUnixTimeSeconds(), (existing?.Version ?? 0) + 1),
            VersionId = Ids.Hex(16),
            Sha256 = assets.KeepBytes(picture.Bytes),
            Etag = AssetStore.Md5(picture.Bytes),
            ByteSize = picture.Bytes.Length,
            Format = picture.Format,
            Width = picture.Width,
            Height = picture.Height,
            CreatedAt = now,
            Tags = parameters.List("tags"),
            Context = ContextText.Parse(parameters["context"]),
            AssetFolder = (parameters["asset_folder"] ?? parameters["folder"] ?? "").Trim('/'),
            DisplayName = parameters["display_name"] ?? key.PublicId.Split('/')[^1],
            OriginalFilename = name is null ? null : Path.GetFileNameWithoutExtension(name),
            OriginalExtension = name is null || !Path.HasExtension(name) ? null : Path.GetExtension(name)[1..],
            Eager = parameters["eager"]?.Split('|', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
    }

    private async Task<List<object>> EagerAsync(Asset asset, HttpRequest http, CancellationToken cancellationToken)
    {
        var made = new List<object>();
        foreach (var text in asset.Eager)
        {
            var (steps, format) = Transformation.ParseEager(text);
            var chain = string.Join('/', steps.Select(step => step.Text));
            var picture = await renderer.RenderAsync(assets.Bytes(asset), steps, format ?? Transformation.FormatOf(steps) ?? asset.Format, cancellationToken);
            var url = AssetView.Url(asset, http, chain, format ?? asset.Format);
            made.Add(new { transformation = text, width = picture.Width, height = picture.Height, bytes = picture.Bytes.Length, format = picture.Format, url, secure_url = url });
        }

        return made;
    }

    private sealed record Picture(byte[] Bytes, string? Filename, string ResourceType, string Format, int Width, int Height);
}
