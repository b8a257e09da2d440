using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Gemini;

internal static class GeminiServices
{
    private const string Service = "gemini";

    public static void AddGemini(this IServiceCollection services)
    {
        services.AddSingleton<GeminiBudget>();
        services.AddSingleton<GenerateContentEndpoint>();
    }

    public static void MapGemini(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/gemini").AddEndpointFilter<GeminiFilter>();
        api.MapPost("/v1beta/models/{model}:generateContent", (GenerateContentEndpoint endpoint, HttpContext context, string model, CancellationToken cancellationToken) =>
            endpoint.HandleAsync(context, model, cancellationToken)).As(Service, "generate");
        api.MapFallback(IResult () => throw new GeminiException(404, "NOT_FOUND", "Requested entity was not found.")).As(Service, "unknown");
    }
}
