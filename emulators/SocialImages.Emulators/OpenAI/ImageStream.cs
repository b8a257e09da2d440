using System.Text.Json;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary>The answer as server-sent events: partial pictures, then the completed one with its usage.</summary>
internal sealed class ImageStream(Easel easel, SettingsBook settings, EmulatorClock clock)
{
    public async Task WriteAsync(HttpContext context, ImageRequest request, string prefix, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        await response.StartAsync(cancellationToken);
        try
        {
            for (var index = 0; index < request.Count; index++) await WritePictureAsync(response, request, prefix, cancellationToken);
        }
        catch (OpenAIException refusal)
        {
            await WriteEventAsync(response, "error", refusal.Body, cancellationToken);
        }

        if (settings.Current.OpenAI.StreamEndsWithDone) await response.WriteAsync("data: [DONE]\n\n", cancellationToken);
    }

    private async Task WritePictureAsync(HttpResponse response, ImageRequest request, string prefix, CancellationToken cancellationToken)
    {
        var stage = TimeSpan.FromMilliseconds(settings.Current.OpenAI.ImageDelayMs / (request.PartialImages + 1.0));
        var picture = await easel.BeginAsync(request, cancellationToken);
        for (var index = 0; index < request.PartialImages; index++)
        {
            await Task.Delay(stage, clock, cancellationToken);
            var partial = await easel.PartialAsync(picture, request, index, cancellationToken);
            await WriteEventAsync(response, $"{prefix}.partial_image", Partial($"{prefix}.partial_image", request, partial, index), cancellationToken);
        }

        await Task.Delay(stage, clock, cancellationToken);
        SafetySystem.CheckOutput(request, response.Headers["x-request-id"].ToString());
        var bytes = await easel.FinishAsync(picture, request, cancellationToken);
        await WriteEventAsync(response, $"{prefix}.completed", Completed($"{prefix}.completed", request, bytes), cancellationToken);
    }

    private object Partial(string type, ImageRequest request, byte[] picture, int index) => new
    {
        type,
        b64_json = picture,
        partial_image_index = index,
        created_at = clock.GetUtcNow().ToUnixTimeSeconds(),
        background = request.Background,
        output_format = request.Format,
        quality = request.Quality,
        size = request.Size,
    };

    private object Completed(string type, ImageRequest request, byte[] picture) => new
    {
        type,
        b64_json = picture,
        created_at = clock.GetUtcNow().ToUnixTimeSeconds(),
        background = request.Background,
        output_format = request.Format,
        quality = request.Quality,
        size = request.Size,
        usage = TokenUsage.Of(request with { Count = 1 }, request.PartialImages).Body,
    };

    private static async Task WriteEventAsync(HttpResponse response, string name, object data, CancellationToken cancellationToken)
    {
        await response.WriteAsync($"event: {name}\ndata: ", cancellationToken);
        await JsonSerializer.SerializeAsync(response.Body, data, WireJson.Options, cancellationToken);
        await response.WriteAsync("\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
