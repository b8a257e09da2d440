using SocialImages.Emulators.Control;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

internal static class OpenAIServices
{
    private const string Service = "openai";

    public static void AddOpenAI(this IServiceCollection services)
    {
        services.AddPainting();
        services.AddHttpClient<RemoteFiles>(client => client.Timeout = TimeSpan.FromSeconds(20));
        services.AddSingleton<RequestBudgets>();
        services.AddSingleton<ImageRequestReader>();
        services.AddSingleton<EditRequestReader>();
        services.AddSingleton<Easel>();
        services.AddSingleton<ImageStream>();
        services.AddSingleton<ImageEndpoints>();
        services.AddSingleton<ModerationEndpoint>();
        services.AddSingleton<ChatEndpoint>();
    }

    public static void MapOpenAI(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/openai/v1").AddEndpointFilter<OpenAIFilter>();
        api.MapPost("/images/generations", (ImageEndpoints images, HttpContext context, CancellationToken cancellationToken) => images.GenerateAsync(context, cancellationToken)).As(Service, "generate");
        api.MapPost("/images/edits", (ImageEndpoints images, HttpContext context, CancellationToken cancellationToken) => images.EditAsync(context, cancellationToken)).As(Service, "edit");
        api.MapPost("/images/variations", IResult () => throw Retired()).As(Service, "variation");
        api.MapPost("/moderations", (ModerationEndpoint moderations, HttpRequest request, CancellationToken cancellationToken) => moderations.HandleAsync(request, cancellationToken)).As(Service, "moderate");
        api.MapPost("/chat/completions", (ChatEndpoint chat, HttpRequest request, CancellationToken cancellationToken) => chat.HandleAsync(request, cancellationToken)).As(Service, "chat");
        api.MapGet("/models", ModelsEndpoint.List).As(Service, "models");
        api.MapFallback(IResult (HttpRequest request) => throw NoSuchUrl(request)).As(Service, "unknown");
    }

    private static OpenAIException Retired() =>
        new(StatusCodes.Status404NotFound, "invalid_request_error", "model_not_found", "model", "The model `dall-e-2` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations");

    private static OpenAIException NoSuchUrl(HttpRequest request) =>
        new(StatusCodes.Status404NotFound, "invalid_request_error", null, null, $"Invalid URL ({request.Method} {request.Path})");
}
