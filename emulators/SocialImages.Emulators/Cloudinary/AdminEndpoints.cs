using System.Globalization;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>The Admin API's reads, with their hourly budget.</summary>
internal sealed class AdminEndpoints(CallerCheck callers, AssetStore assets, AdminBudget budget, SettingsBook settings)
{
    private const int DefaultPage = 10;
    private const int MaxPage = 500;

    public IResult Ping(HttpContext context, string cloudName)
    {
        Enter(context, cloudName);
        return WireJson.Answer(new { status = "ok" });
    }

    public IResult Usage(HttpContext context, string cloudName)
    {
        var cloud = Enter(context, cloudName);
        var stored = assets.Of(cloud.Name).ToList();
        var limits = settings.Current.Cloudinary;
        return WireJson.Answer(new
        {
            plan = "Free",
            credits = new { usage = Math.Round(stored.Sum(asset => asset.ByteSize) / 1e9, 4), limit = 25.0, used_percent = 0.0 },
            objects = new { usage = stored.Count },
            storage = new { usage = stored.Sum(asset => asset.ByteSize) },
            resources = stored.Count,
            media_limits = new
            {
                image_max_size_bytes = limits.ImageMaxSizeBytes,
                video_max_size_bytes = 104_857_600,
                raw_max_size_bytes = limits.ImageMaxSizeBytes,
                image_max_px = limits.ImageMaxPixels,
                asset_max_total_px = limits.ImageMaxPixels * 2,
            },
        });
    }

    public IResult List(HttpContext context, string cloudName, string resourceType, string? type)
    {
        var cloud = Enter(context, cloudName);
        var query = context.Request.Query;
        var size = int.TryParse(query["max_results"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, MaxPage) : DefaultPage;
        var matching = assets.Of(cloud.Name)
            .Where(asset => asset.Key.ResourceType == resourceType && (type is null || asset.Key.Type == type))
            .Where(asset => asset.Key.PublicId.StartsWith(query["prefix"].ToString(), StringComparison.Ordinal))
            .SkipWhile(asset => query["next_cursor"].Count > 0 && asset.AssetId != query["next_cursor"])
            .ToList();
        return WireJson.Answer(Page(context.Request, cloud, matching, size));
    }

    public IResult Read(HttpContext context, string cloudName, string resourceType, string type, string publicId)
    {
        var cloud = Enter(context, cloudName);
        var asset = assets.Find(new AssetKey(cloud.Name, resourceType, type, publicId)) ?? throw CloudinaryException.NotFound($"Resource not found - {publicId}");
        return WireJson.Answer(Describe(asset, cloud, context.Request));
    }

    private Dictionary<string, object> Page(HttpRequest http, Cloud cloud, List<Asset> matching, int size)
    {
        var page = new Dictionary<string, object> { ["resources"] = matching.Take(size).Select(asset => Describe(asset, cloud, http)) };
        if (matching.Count > size) page["next_cursor"] = matching[size].AssetId;
        return page;
    }

    private Dictionary<string, object?> Describe(Asset asset, Cloud cloud, HttpRequest http) =>
        AssetView.Describe(asset, cloud, http, settings.Current.Cloudinary.DynamicFolders);

    private Cloud Enter(HttpContext context, string cloudName)
    {
        var cloud = callers.CheckAdmin(cloudName, context.Request);
        budget.Spend(context.Response, cloud.Name);
        return cloud;
    }
}
