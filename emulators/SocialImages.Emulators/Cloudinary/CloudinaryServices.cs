using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Cloudinary;

internal static class CloudinaryServices
{
    private const string Service = "cloudinary";

    public static void AddCloudinary(this IServiceCollection services)
    {
        services.AddSingleton<Clouds>();
        services.AddSingleton<CallerCheck>();
        services.AddSingleton<AssetStore>();
        services.AddSingleton<EdgeCache>();
        services.AddSingleton<Renderer>();
        services.AddSingleton<FileReceiver>();
        services.AddSingleton<UploadEndpoint>();
        services.AddSingleton<AssetEndpoints>();
        services.AddSingleton<AdminBudget>();
        services.AddSingleton<AdminEndpoints>();
        services.AddSingleton<DeliveryEndpoint>();
    }

    public static void MapCloudinary(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/cloudinary/v1_1/{cloud}").AddEndpointFilter<CloudinaryFilter>();
        MapUpload(api);
        MapAdmin(api);
        routes.MapMethods("/cloudinary/res/{cloud}/{**path}", ["GET", "HEAD"], (DeliveryEndpoint delivery, HttpContext context, string cloud, string path, CancellationToken cancellationToken) =>
            delivery.HandleAsync(context, cloud, path, cancellationToken)).As(Service, "deliver");
    }

    private static void MapUpload(RouteGroupBuilder api)
    {
        api.MapPost("/upload", (UploadEndpoint upload, HttpRequest request, string cloud, CancellationToken cancellationToken) =>
            upload.HandleAsync(request, cloud, "image", cancellationToken)).As(Service, "upload");
        api.MapPost("/{type}/upload", (UploadEndpoint upload, HttpRequest request, string cloud, string type, CancellationToken cancellationToken) =>
            upload.HandleAsync(request, cloud, type, cancellationToken)).As(Service, "upload");
        api.MapPost("/{type}/destroy", (AssetEndpoints assets, HttpRequest request, string cloud, string type, CancellationToken cancellationToken) =>
            assets.DestroyAsync(request, cloud, type, cancellationToken)).As(Service, "destroy");
        api.MapPost("/{type}/rename", (AssetEndpoints assets, HttpRequest request, string cloud, string type, CancellationToken cancellationToken) =>
            assets.RenameAsync(request, cloud, type, cancellationToken)).As(Service, "rename");
        api.MapPost("/{type}/explicit", (AssetEndpoints assets, HttpRequest request, string cloud, string type, CancellationToken cancellationToken) =>
            assets.ExplicitAsync(request, cloud, type, cancellationToken)).As(Service, "explicit");
        api.MapPost("/{type}/tags", (AssetEndpoints assets, HttpRequest request, string cloud, string type, CancellationToken cancellationToken) =>
            assets.TagsAsync(request, cloud, type, cancellationToken)).As(Service, "tags");
    }

    private static void MapAdmin(RouteGroupBuilder api)
    {
        api.MapGet("/ping", (AdminEndpoints admin, HttpContext context, string cloud) => admin.Ping(context, cloud)).As(Service, "admin");
        api.MapGet("/usage", (AdminEndpoints admin, HttpContext context, string cloud) => admin.Usage(context, cloud)).As(Service, "admin");
        api.MapGet("/resources/{resourceType}", (AdminEndpoints admin, HttpContext context, string cloud, string resourceType) =>
            admin.List(context, cloud, resourceType, null)).As(Service, "admin");
        api.MapGet("/resources/{resourceType}/{type}", (AdminEndpoints admin, HttpContext context, string cloud, string resourceType, string type) =>
            admin.List(context, cloud, resourceType, type)).As(Service, "admin");
        api.MapGet("/resources/{resourceType}/{type}/{**publicId}", (AdminEndpoints admin, HttpContext context, string cloud, string resourceType, string type, string publicId) =>
            admin.Read(context, cloud, resourceType, type, publicId)).As(Service, "admin");
        api.MapFallback(IResult (HttpRequest request) => throw CloudinaryException.NotFound($"Not found: {request.Path}")).As(Service, "unknown");
    }
}
