using Microsoft.Net.Http.Headers;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

/// <summary><c>GET /cloudinary/res/{cloud}/…</c>: the original byte for byte, or a picture derived on the way.</summary>
internal sealed class DeliveryEndpoint(Clouds clouds, AssetStore assets, Renderer renderer, EdgeCache edge, SettingsBook settings)
{
    private static readonly string[] SignedTypes = ["private", "authenticated"];

    public async Task<IResult> HandleAsync(HttpContext context, string cloudName, string path, CancellationToken cancellationToken)
    {
        var headers = context.Response.Headers;
        headers["X-Request-Id"] = Ids.Hex(16);
        headers.AccessControlAllowOrigin = "*";
        try
        {
            var file = await FindAsync(context.Request, cloudName, path, cancellationToken);
            headers.CacheControl = "public, no-transform, immutable, max-age=2592000";
            return Results.Bytes(file.Bytes, file.ContentType, enableRangeProcessing: true, lastModified: file.LastModified, entityTag: new EntityTagHeaderValue($"\"{file.Etag}\""));
        }
        catch (CloudinaryException refusal)
        {
            headers["X-Cld-Error"] = refusal.Message;
            return Results.StatusCode(refusal.Status);
        }
    }

    private async Task<Delivered> FindAsync(HttpRequest http, string cloudName, string path, CancellationToken cancellationToken)
    {
        var cloud = clouds.Find(cloudName) ?? throw CloudinaryException.NotFound($"Unknown customer: {cloudName}");
        var url = DeliveryUrl.Parse(path);
        var steps = Transformation.ParseChain(url.Components);
        var accept = steps.Any(step => step.Format == "auto") ? http.Headers.Accept.ToString() : "";
        if (accept.Length > 0) http.HttpContext.Response.Headers.Vary = "Accept";
        var address = $"{cloudName}/{path} {accept}";
        var caches = settings.Current.Cloudinary.CdnCaches;
        if (caches && edge.Find(address) is { } kept) return kept;

        var asset = Find(cloud, url);
        CheckAllowed(cloud, url, asset);
        var file = await DeriveAsync(asset, url, steps, accept, cancellationToken);
        if (caches) edge.Keep(address, asset.Key, file);
        return file;
    }

    private Asset Find(Cloud cloud, DeliveryUrl url) =>
        assets.Find(new AssetKey(cloud.Name, url.ResourceType, url.Type, url.PublicId)) ?? throw CloudinaryException.NotFound($"Resource not found - {url.PublicId}");

    private void CheckAllowed(Cloud cloud, DeliveryUrl url, Asset asset)
    {
        if (url.Signature is not null)
        {
            if (!DeliverySignature.IsValid(url, cloud.ApiSecret)) throw CloudinaryException.Unauthorized("Invalid URL signature");
            return;
        }

        if (SignedTypes.Contains(url.Type)) throw CloudinaryException.Unauthorized("deny or ACL failure");
        if (settings.Current.Cloudinary.StrictTransformations && url.Components.Count > 0 && !asset.Eager.Contains(string.Join('/', url.Components)))
            throw CloudinaryException.Unauthorized("Strict transformations are enabled: this transformation is not allowed");
    }

    private async Task<Delivered> DeriveAsync(Asset asset, DeliveryUrl url, IReadOnlyList<Transformation> steps, string accept, CancellationToken cancellationToken)
    {
        var original = assets.Bytes(asset);
        var asked = url.Extension is null ? asset.Format : Formats.Normal(url.Extension);
        var format = steps.LastOrDefault(step => step.Format is not null)?.Format switch
        {
            null => asked,
            "auto" => Formats.Auto(accept, asked),
            var named => named,
        };
        if (asset.Key.ResourceType == "raw") return new Delivered(original, "application/octet-stream", asset.Etag, asset.CreatedAt);
        if (steps.Count == 0 && format == asset.Format) return new Delivered(original, Formats.MimeType(format), asset.Etag, asset.CreatedAt);
        var made = await renderer.RenderAsync(original, steps, format, cancellationToken);
        return new Delivered(made.Bytes, Formats.MimeType(format), AssetStore.Md5(made.Bytes), asset.CreatedAt);
    }
}
