using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Compatible;

internal static class CompatibleServices
{
    private const string Service = "compatible";

    public static void AddCompatible(this IServiceCollection services) => services.AddSingleton<CompatibleEndpoints>();

    public static void MapCompatible(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/compatible");
        all.MapGet("/generated-images/{name}", (CompatibleEndpoints server, string name) => server.File(name)).As(Service, "file");
        var api = all.MapGroup("/v1").AddEndpointFilter(GuardAsync);
        api.MapPost("/images/generations", (CompatibleEndpoints server, HttpContext context, CancellationToken cancellationToken) => server.GenerateAsync(context, cancellationToken)).As(Service, "generate");
        api.MapPost("/images/edits", (CompatibleEndpoints server, HttpContext context, CancellationToken cancellationToken) => server.EditAsync(context, cancellationToken)).As(Service, "edit");
    }

    /// <summary>No key is needed; one that contains <c>revoked</c> is refused.</summary>
    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.Request.Headers.Authorization.ToString().Contains("revoked", StringComparison.OrdinalIgnoreCase)
            ? http.RequestServices.GetRequiredService<CompatibleEndpoints>().Refuse(401, "invalid_request_error", "invalid_api_key", "Unauthorized")
            : await next(context);
    }
}
