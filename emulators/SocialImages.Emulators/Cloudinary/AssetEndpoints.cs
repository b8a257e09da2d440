using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>destroy, rename, explicit and tags of the Upload API.</summary>
internal sealed class AssetEndpoints(CallerCheck callers, AssetStore assets, EdgeCache edge, SettingsBook settings)
{
    public async Task<IResult> DestroyAsync(HttpRequest http, string cloudName, string resourceType, CancellationToken cancellationToken)
    {
        var (caller, parameters) = await SignedAsync(http, cloudName, cancellationToken);
        var key = Key(caller.Cloud, resourceType, parameters, parameters.Required("public_id"));
        lock (assets.Gate)
        {
            if (assets.Find(key) is not { } asset) return WireJson.Answer(new { result = "not found" });
            assets.Remove(asset);
        }

        if (parameters.Flag("invalidate")) edge.Purge(key);
        return WireJson.Answer(new { result = "ok" });
    }

    public async Task<IResult> RenameAsync(HttpRequest http, string cloudName, string resourceType, CancellationToken cancellationToken)
    {
        var (caller, parameters) = await SignedAsync(http, cloudName, cancellationToken);
        var source = Key(caller.Cloud, resourceType, parameters, parameters.Required("from_public_id"));
        var target = source with { PublicId = PublicIds.Check(parameters.Required("to_public_id")), Type = parameters["to_type"] ?? source.Type };
        lock (assets.Gate)
        {
            var asset = assets.Find(source) ?? throw CloudinaryException.NotFound($"Resource not found - {source.PublicId}");
            if (assets.Find(target) is not null && !parameters.Flag("overwrite")) throw CloudinaryException.Bad($"to_public_id {target.PublicId} already exists");
            var renamed = asset with { Key = target };
            assets.Remove(asset);
            assets.Put(renamed);
            if (parameters.Flag("invalidate")) edge.Purge(source);
            return Answer(renamed, caller, http);
        }
    }

    public async Task<IResult> ExplicitAsync(HttpRequest http, string cloudName, string resourceType, CancellationToken cancellationToken)
    {
        var (caller, parameters) = await SignedAsync(http, cloudName, cancellationToken);
        parameters.Required("type");
        var key = Key(caller.Cloud, resourceType, parameters, parameters.Required("public_id"));
        lock (assets.Gate)
        {
            var asset = assets.Find(key) ?? throw CloudinaryException.NotFound($"Resource not found - {key.PublicId}");
            var changed = asset with
            {
                Tags = parameters["tags"] is null ? asset.Tags : parameters.List("tags"),
                Context = parameters["context"] is { } context ? ContextText.Parse(context) : asset.Context,
                Eager = parameters["eager"]?.Split('|') ?? asset.Eager,
            };
            foreach (var eager in changed.Eager) Transformation.ParseEager(eager);
            assets.Put(changed);
            if (parameters.Flag("invalidate")) edge.Purge(key);
            return Answer(changed, caller, http);
        }
    }

    public async Task<IResult> TagsAsync(HttpRequest http, string cloudName, string resourceType, CancellationToken cancellationToken)
    {
        var (caller, parameters) = await SignedAsync(http, cloudName, cancellationToken);
        var (command, tags) = (parameters.Required("command"), parameters.List("tag"));
        var changed = new List<string>();
        lock (assets.Gate)
        {
            foreach (var id in parameters.List("public_ids"))
            {
                if (assets.Find(Key(caller.Cloud, resourceType, parameters, id)) is not { } asset) continue;
                assets.Put(asset with { Tags = Apply(command, asset.Tags, tags) });
                changed.Add(id);
            }
        }

        return WireJson.Answer(new { public_ids = changed });
    }

    private static IReadOnlyList<string> Apply(string command, IReadOnlyList<string> current, IReadOnlyList<string> tags) => command switch
    {
        "add" => [.. current.Union(tags)],
        "remove" => [.. current.Except(tags)],
        "replace" => tags,
        "remove_all" => [],
        _ => throw CloudinaryException.Bad($"Unknown command: {command}"),
    };

    private async Task<(Caller Caller, UploadParameters Parameters)> SignedAsync(HttpRequest http, string cloudName, CancellationToken cancellationToken)
    {
        var parameters = await UploadParameters.ReadAsync(http, cancellationToken);
        var caller = callers.Check(cloudName, http, parameters);
        return caller.IsSigned ? (caller, parameters) : throw CloudinaryException.Unauthorized("Must supply api_key");
    }

    private static AssetKey Key(Cloud cloud, string resourceType, UploadParameters parameters, string publicId) =>
        new(cloud.Name, resourceType, parameters["type"] ?? "upload", publicId);

    private IResult Answer(Asset asset, Caller caller, HttpRequest http) =>
        WireJson.Answer(AssetView.Describe(asset, caller.Cloud, http, settings.Current.Cloudinary.DynamicFolders));
}
