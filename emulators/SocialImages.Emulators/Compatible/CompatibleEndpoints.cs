using System.Collections.Concurrent;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.OpenAI;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Compatible;

/// <summary>OpenAI's image addresses on a look-alike: no streaming, no usage, few fields.</summary>
internal sealed class CompatibleEndpoints(Atelier atelier, SettingsBook settings, EmulatorClock clock)
{
    private static readonly string[] OfOllama = ["model", "prompt", "size", "response_format"];
    private readonly ConcurrentDictionary<string, byte[]> files = new();

    public void Clear() => files.Clear();

    public async Task<IResult> GenerateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var body = await RequestBodies.JsonAsync(context.Request, cancellationToken);
        if (body is null) return Refuse(400, "invalid_request_error", null, "The body is no JSON.");
        return await MakeAsync(context, body.ToDictionary(field => field.Key, field => field.Value.ToString()), reference: null, cancellationToken);
    }

    public async Task<IResult> EditAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType) return Refuse(400, "invalid_request_error", null, "A form is expected.");
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (form.Files.FirstOrDefault(file => file.Name is "image" or "image[]") is not { } file) return Refuse(400, "invalid_request_error", null, "image is required.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return await MakeAsync(context, form.ToDictionary(field => field.Key, field => field.Value.ToString()), bytes.ToArray(), cancellationToken);
    }

    public IResult File(string name) => files.TryGetValue(name, out var file) ? Results.Bytes(file, "image/png") : Results.NotFound();

    private async Task<IResult> MakeAsync(HttpContext context, Dictionary<string, string> fields, byte[]? reference, CancellationToken cancellationToken)
    {
        var now = settings.Current.Compatible;
        if (fields.GetValueOrDefault("prompt") is not { Length: > 0 } prompt) return Refuse(400, "invalid_request_error", null, "prompt is required.");
        if (fields.ContainsKey("stream")) return Refuse(400, "invalid_request_error", null, "stream is not supported.");
        if (now.Dialect == CompatibleDialect.Ollama && fields.Keys.FirstOrDefault(name => !OfOllama.Contains(name)) is { } unknown)
            return Refuse(400, "invalid_request_error", null, $"{unknown} is not supported.");
        if (fields.GetValueOrDefault("model") is "missing") return Refuse(404, "invalid_request_error", "model_not_found", "model missing not found");
        if (ModerationWords.Categories(prompt).Any()) return Refuse(400, "invalid_request_error", "content_policy_violation", "Your request was rejected as a result of our safety system.");
        if (FreeSizeRules.Parse(fields.GetValueOrDefault("size", "512x512")) is not var (width, height)) return Refuse(400, "invalid_request_error", null, "size is wrong.");
        await Task.Delay(TimeSpan.FromMilliseconds(now.ImageDelayMs), clock, cancellationToken);
        var painting = await atelier.PaintAsync(new PictureOrder(prompt, width, height, Ids.Stable(Ids.Hex(8))), reference, cancellationToken: cancellationToken);
        var picture = await atelier.FileAsync(painting, "png", cancellationToken);
        var isUrl = now.UrlOnly || (now.Dialect == CompatibleDialect.LocalAI && fields.GetValueOrDefault("response_format") != "b64_json");
        object[] data = isUrl ? [new { url = Keep(context.Request, picture) }] : [new { b64_json = picture }];
        return Results.Json(new { created = clock.GetUtcNow().ToUnixTimeSeconds(), data });
    }

    private string Keep(HttpRequest request, byte[] picture)
    {
        var name = $"b64{Ids.Hex(6)}.png";
        files[name] = picture;
        return $"{request.Scheme}://{request.Host}/compatible/generated-images/{name}";
    }

    public IResult Refuse(int status, string type, string? code, string message) => settings.Current.Compatible.Dialect == CompatibleDialect.SdCpp
        ? Results.Json(new { error = message }, statusCode: status)
        : Results.Json(new { error = new { message, type, param = (string?)null, code } }, statusCode: status);
}
