using SocialImages.Emulators.Control;
using SocialImages.Emulators.OpenAI;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;
using SocialImages.Imaging;

namespace SocialImages.Emulators.Gemini;

/// <summary>
/// <c>models/{model}:generateContent</c>. Refusals are answers with 200. Words in the prompt ask for some of them:
/// <c>blocked-at-output</c>, <c>answered-in-prose</c>, <c>no-image</c>.
/// </summary>
internal sealed class GenerateContentEndpoint(Atelier atelier, SettingsBook settings, EmulatorClock clock)
{
    private const int TokensOfAThought = 120;
    private const int TokensOfAReference = 258;

    public async Task<IResult> HandleAsync(HttpContext context, string model, CancellationToken cancellationToken)
    {
        var request = await GeminiRequest.ReadAsync(context.Request, GeminiModels.Find(model, clock.GetUtcNow()), cancellationToken);
        var now = settings.Current.Gemini;
        if ((now.BlockReason ?? (ModerationWords.Categories(request.Prompt).Any() ? "SAFETY" : null)) is { } blocked)
            return Answer(new { promptFeedback = new { blockReason = blocked }, usageMetadata = Usage(request, 0, 0), modelVersion = model, responseId = Ids.Url(16) });
        await Task.Delay(TimeSpan.FromMilliseconds(now.ImageDelayMs), clock, cancellationToken);
        var ending = now.FinishReason ?? Ending(request.Prompt);
        if (ending is not null) return Answer(Body(request, new { finishReason = ending, index = 0 }, 0, 0));
        var (parts, pictures) = request.WantsPicture && !Has(request.Prompt, "answered-in-prose")
            ? await PictureAsync(request, now, cancellationToken)
            : ([new { text = "What should the picture show? Tell me a little more." }], 0);
        var thoughts = request.Model.AlwaysThinks ? TokensOfAThought : 0;
        return Answer(Body(request, new { content = new { role = "model", parts }, finishReason = "STOP", index = 0 }, pictures, thoughts));
    }

    private static string? Ending(string prompt) => Has(prompt, SafetySystem.OutputTrigger) ? "IMAGE_SAFETY" : Has(prompt, "no-image") ? "NO_IMAGE" : null;

    private static bool Has(string prompt, string words) => prompt.Contains(words, StringComparison.OrdinalIgnoreCase);

    private async Task<(object[] Parts, int Tokens)> PictureAsync(GeminiRequest request, GeminiSettings now, CancellationToken cancellationToken)
    {
        var (width, height) = GeminiModels.SizeOf(request.Ratio, request.Step);
        var order = new PictureOrder(request.Prompt, width, height, Ids.Stable($"{request.Prompt}|{request.Seed?.ToString(provider: null) ?? Ids.Hex(8)}"));
        try
        {
            var painting = await atelier.PaintAsync(order, request.References.Count > 0 ? request.References[0] : null, cancellationToken: cancellationToken);
            var picture = Inline(now.MimeType, await atelier.FileAsync(painting, now.MimeType.Split('/')[1], cancellationToken));
            object[] parts = now.SendsThoughts && request.Model.AlwaysThinks
                ? [new { text = "First a draft.", thought = true }, await DraftAsync(painting, cancellationToken), picture]
                : [picture];
            return (parts, request.Model.Tokens[request.Step]);
        }
        catch (ImagingException)
        {
            throw GeminiException.Invalid("Unable to process input image. Please retry or report.");
        }
    }

    private async Task<object> DraftAsync(Raster painting, CancellationToken cancellationToken) =>
        new { inlineData = new { mimeType = "image/jpeg", data = await atelier.FileAsync(painting.Unsharp(0, 2), "jpeg", cancellationToken) }, thought = true };

    private static object Inline(string mimeType, byte[] data) => new { inlineData = new { mimeType, data } };

    private static object Body(GeminiRequest request, object candidate, int pictures, int thoughts) => new
    {
        candidates = new[] { candidate },
        usageMetadata = Usage(request, pictures, thoughts),
        modelVersion = request.Model.Name,
        responseId = Ids.Url(16),
    };

    private static object Usage(GeminiRequest request, int pictures, int thoughts)
    {
        var (text, images) = ((request.Prompt.Length + 3) / 4, request.References.Count * TokensOfAReference);
        return new
        {
            promptTokenCount = text + images,
            candidatesTokenCount = pictures,
            thoughtsTokenCount = thoughts,
            totalTokenCount = text + images + pictures + thoughts,
            promptTokensDetails = new[] { new { modality = "TEXT", tokenCount = text }, new { modality = "IMAGE", tokenCount = images } },
            candidatesTokensDetails = new[] { new { modality = "IMAGE", tokenCount = pictures } },
        };
    }

    private static IResult Answer(object body) => Results.Json(body);
}
