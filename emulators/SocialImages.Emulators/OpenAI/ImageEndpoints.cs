using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary><c>POST /images/generations</c> and <c>POST /images/edits</c>.</summary>
internal sealed class ImageEndpoints(ImageRequestReader requests, EditRequestReader edits, ImageStream stream, Easel easel, RequestBudgets budgets, SettingsBook settings, EmulatorClock clock)
{
    public async Task<IResult> GenerateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var fields = await RequestBodies.OpenAIJsonAsync(context.Request, cancellationToken);
        var request = requests.ReadGeneration(new RequestFields(fields, fromForm: false));
        return await AnswerAsync(context, request, "image_generation", cancellationToken);
    }

    public async Task<IResult> EditAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = await edits.ReadAsync(context.Request, cancellationToken);
        budgets.SpendInputImages(context, request.References.Count);
        return await AnswerAsync(context, request, "image_edit", cancellationToken);
    }

    private async Task<IResult> AnswerAsync(HttpContext context, ImageRequest request, string eventPrefix, CancellationToken cancellationToken)
    {
        SafetySystem.CheckInput(request, RequestId(context));
        if (request.Stream)
        {
            await stream.WriteAsync(context, request, eventPrefix, cancellationToken);
            return Results.Empty;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(settings.Current.OpenAI.ImageDelayMs), clock, cancellationToken);
        var pictures = new List<byte[]>();
        for (var index = 0; index < request.Count; index++) pictures.Add(await easel.PaintAsync(request, cancellationToken));
        SafetySystem.CheckOutput(request, RequestId(context));
        return WireJson.Answer(Describe(request, pictures));
    }

    private object Describe(ImageRequest request, List<byte[]> pictures) => new
    {
        created = clock.GetUtcNow().ToUnixTimeSeconds(),
        background = request.Background,
        data = pictures.Select(picture => new { b64_json = picture }),
        output_format = request.Format,
        quality = request.Quality,
        size = request.Size,
        usage = TokenUsage.Of(request, partialImages: 0).Body,
    };

    private static string RequestId(HttpContext context) => context.Response.Headers["x-request-id"].ToString();
}
