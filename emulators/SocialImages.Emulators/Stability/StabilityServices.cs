using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Stability;

internal static class StabilityServices
{
    private const string Service = "stability";

    public static void AddStability(this IServiceCollection services)
    {
        services.AddSingleton<StabilityLimits>();
        services.AddSingleton<GenerateEndpoint>();
        services.AddSingleton<WorkshopEndpoints>();
    }

    public static void MapStability(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/stability").AddEndpointFilter<StabilityFilter>();
        all.MapGet("/v1/user/balance", () => WireJson.Answer(new { credits = 1000.0 })).As(Service, "balance");
        var api = all.MapGroup("/v2beta");
        api.MapPost("/stable-image/generate/core", (GenerateEndpoint generate, HttpContext context, CancellationToken cancellationToken) => generate.CoreAsync(context, cancellationToken)).As(Service, "generate");
        api.MapPost("/stable-image/generate/ultra", (GenerateEndpoint generate, HttpContext context, CancellationToken cancellationToken) => generate.UltraAsync(context, cancellationToken)).As(Service, "generate");
        api.MapPost("/stable-image/generate/sd3", (GenerateEndpoint generate, HttpContext context, CancellationToken cancellationToken) => generate.Sd3Async(context, cancellationToken)).As(Service, "generate");
        api.MapPost("/stable-image/upscale/fast", (WorkshopEndpoints workshop, HttpContext context, CancellationToken cancellationToken) => workshop.FastAsync(context, cancellationToken)).As(Service, "upscale");
        api.MapPost("/stable-image/upscale/conservative", (WorkshopEndpoints workshop, HttpContext context, CancellationToken cancellationToken) => workshop.ConservativeAsync(context, cancellationToken)).As(Service, "upscale");
        api.MapPost("/stable-image/upscale/creative", (WorkshopEndpoints workshop, HttpContext context, CancellationToken cancellationToken) => workshop.CreativeAsync(context, cancellationToken)).As(Service, "upscale");
        api.MapPost("/stable-image/edit/inpaint", (WorkshopEndpoints workshop, HttpContext context, CancellationToken cancellationToken) => workshop.InpaintAsync(context, cancellationToken)).As(Service, "edit");
        api.MapGet("/results/{id}", (WorkshopEndpoints workshop, HttpContext context, string id) => workshop.Result(context, id)).As(Service, "result");
        all.MapFallback(IResult () => throw new StabilityException(StatusCodes.Status404NotFound, "not_found", "The requested resource could not be found.")).As(Service, "unknown");
    }
}
