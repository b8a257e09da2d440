using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Midjourney;

internal static class MidjourneyServices
{
    private const string Service = "midjourney";

    public static void AddMidjourney(this IServiceCollection services)
    {
        services.AddSingleton<MidjourneyStudio>();
        services.AddSingleton<MidjourneyEndpoints>();
    }

    public static void MapMidjourney(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/midjourney");
        all.MapGet("/attachments/{name}", (MidjourneyEndpoints jobs, string name) => jobs.Attachment(name)).As(Service, "attachment");
        var api = all.MapGroup("/mj").AddEndpointFilter(SecretAsync);
        api.MapPost("/submit/imagine", (MidjourneyEndpoints jobs, HttpRequest request, CancellationToken cancellationToken) => jobs.ImagineAsync(request, cancellationToken)).As(Service, "imagine");
        api.MapPost("/submit/change", (MidjourneyEndpoints jobs, HttpRequest request, CancellationToken cancellationToken) => jobs.ChangeAsync(request, cancellationToken)).As(Service, "change");
        api.MapPost("/submit/simple-change", (MidjourneyEndpoints jobs, HttpRequest request, CancellationToken cancellationToken) => jobs.SimpleChangeAsync(request, cancellationToken)).As(Service, "change");
        api.MapGet("/task/{id}/fetch", (MidjourneyEndpoints jobs, string id) => jobs.Fetch(id)).As(Service, "fetch");
        api.MapGet("/task/list", (MidjourneyEndpoints jobs) => jobs.List()).As(Service, "list");
        api.MapGet("/task/queue", (MidjourneyEndpoints jobs) => jobs.Queue()).As(Service, "list");
        api.MapPost("/task/list-by-condition", (MidjourneyEndpoints jobs, HttpRequest request, CancellationToken cancellationToken) => jobs.ListByConditionAsync(request, cancellationToken)).As(Service, "list");
    }

    private static async ValueTask<object?> SecretAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var secret = http.Request.Headers["mj-api-secret"].ToString();
        var needed = http.RequestServices.GetRequiredService<SettingsBook>().Current.Midjourney.NeedsSecret;
        if ((needed && secret.Length == 0) || secret.Contains("revoked", StringComparison.OrdinalIgnoreCase)) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        return await next(context);
    }
}
