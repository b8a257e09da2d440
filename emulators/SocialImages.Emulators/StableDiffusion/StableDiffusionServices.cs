using System.Text;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.StableDiffusion;

internal static class StableDiffusionServices
{
    private const string Service = "sd";

    public static void AddStableDiffusion(this IServiceCollection services)
    {
        services.AddSingleton<StableDiffusionMachine>();
        services.AddSingleton<StableDiffusionEndpoints>();
    }

    public static void MapStableDiffusion(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/sd/sdapi/v1").AddEndpointFilter(GuardAsync);
        api.MapPost("/txt2img", (StableDiffusionEndpoints sd, HttpRequest request, CancellationToken cancellationToken) => sd.Txt2ImgAsync(request, cancellationToken)).As(Service, "generate");
        api.MapPost("/img2img", (StableDiffusionEndpoints sd, HttpRequest request, CancellationToken cancellationToken) => sd.Img2ImgAsync(request, cancellationToken)).As(Service, "generate");
        api.MapPost("/extra-single-image", (StableDiffusionEndpoints sd, HttpRequest request, CancellationToken cancellationToken) => sd.EnlargeAsync(request, cancellationToken)).As(Service, "upscale");
        api.MapGet("/progress", (StableDiffusionEndpoints sd, bool? skip_current_image) => sd.Progress(skip_current_image == true)).As(Service, "progress");
        api.MapPost("/interrupt", (StableDiffusionEndpoints sd) => sd.Interrupt()).As(Service, "interrupt");
        api.MapPost("/skip", () => Results.Text("null", "application/json")).As(Service, "skip");
        api.MapGet("/sd-models", StableDiffusionEndpoints.Models).As(Service, "models");
        api.MapGet("/samplers", () => StableDiffusionEndpoints.Lists("samplers")).As(Service, "samplers");
        api.MapGet("/upscalers", () => StableDiffusionEndpoints.Lists("upscalers")).As(Service, "upscalers");
        routes.MapGroup("/sd").MapFallback(() => Results.Json(new { detail = "Not Found" }, statusCode: 404)).As(Service, "unknown");
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var now = http.RequestServices.GetRequiredService<SettingsBook>().Current.StableDiffusion;
        var isMissing = now.Dialect == StableDiffusionDialect.SdCpp && http.Request.Path.Value!.EndsWith("/progress", StringComparison.Ordinal);
        if (isMissing) return Results.Json(new { error = "Not Found" }, statusCode: 404);
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes(now.Auth ?? ""));
        if (now.Auth is not null && http.Request.Headers.Authorization != $"Basic {login}")
        {
            http.Response.Headers.WWWAuthenticate = "Basic";
            return Results.Json(new { detail = "Incorrect username or password" }, statusCode: 401);
        }

        try
        {
            return await next(context);
        }
        catch (StableDiffusionException refusal)
        {
            return refusal.ToResult(now.Dialect);
        }
    }
}
