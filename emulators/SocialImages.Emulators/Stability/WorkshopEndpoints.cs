using System.Collections.Concurrent;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Stability;

/// <summary>What is done to pictures that exist: <c>/upscale/*</c>, <c>/edit/inpaint</c>, and the results that must be waited for.</summary>
internal sealed class WorkshopEndpoints(Atelier atelier, SettingsBook settings, EmulatorClock clock)
{
    private const double MaxSeed = 4_294_967_294;
    private const long MaxFastPixels = 16_000_000;
    private static readonly string[] Formats = ["png", "jpeg", "webp"];
    private readonly ConcurrentDictionary<string, Pending> results = new();

    public void Clear() => results.Clear();

    public async Task<IResult> FastAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await StabilityForm.ReadAsync(context.Request, ["image", "output_format"], isLimited: true, cancellationToken);
        return (await EnlargeAsync(form, 4, cancellationToken)).Answer(context);
    }

    public async Task<IResult> ConservativeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await PromptedAsync(context.Request, 0.2, cancellationToken);
        return (await EnlargeAsync(form, 2, cancellationToken)).Answer(context);
    }

    public async Task<IResult> CreativeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await PromptedAsync(context.Request, 0.1, cancellationToken);
        var id = Ids.Hex(32);
        results[id] = new Pending(await EnlargeAsync(form, 2, cancellationToken)) { PollsLeft = settings.Current.Stability.PollsUntilFinished };
        return WireJson.Answer(new { id });
    }

    public IResult Result(HttpContext context, string id)
    {
        if (!results.TryGetValue(id, out var pending)) throw new StabilityException(StatusCodes.Status404NotFound, "not_found", "id: no such generation, or it has expired");
        return pending.PollsLeft-- > 0 ? WireJson.Answer(new { id, status = "in-progress" }, StatusCodes.Status202Accepted) : pending.Picture.Answer(context);
    }

    public async Task<IResult> InpaintAsync(HttpContext context, CancellationToken cancellationToken)
    {
        string[] known = ["image", "prompt", "mask", "negative_prompt", "grow_mask", "seed", "output_format", "style_preset"];
        var form = await StabilityForm.ReadAsync(context.Request, known, isLimited: true, cancellationToken);
        var prompt = form.Required("prompt");
        var image = await form.RequiredFileAsync("image", cancellationToken);
        var mask = await form.FileAsync("mask", cancellationToken);
        GenerateEndpoint.CheckPreset(form);
        StabilityPicture.CheckPrompt(prompt, settings.Current.Stability);
        var header = ImageHeader.Read(image)!;
        if (mask is null && !header.HasAlpha) throw StabilityException.Bad("mask: is required when the image has no alpha channel");
        var seed = StabilityPicture.SeedOf(form.Number("seed", 0, MaxSeed));
        var painting = await atelier.PaintAsync(new PictureOrder(prompt, header.Width, header.Height, (ulong)seed), image, cancellationToken: cancellationToken);
        return (await PictureAsync(painting, form, seed, prompt, cancellationToken)).Answer(context);
    }

    private static async Task<StabilityForm> PromptedAsync(HttpRequest request, double leastCreativity, CancellationToken cancellationToken)
    {
        string[] known = ["image", "prompt", "negative_prompt", "seed", "creativity", "output_format", "style_preset"];
        var form = await StabilityForm.ReadAsync(request, known, isLimited: true, cancellationToken);
        form.Required("prompt");
        form.Number("creativity", leastCreativity, 0.5);
        return form;
    }

    private async Task<StabilityPicture> EnlargeAsync(StabilityForm form, int times, CancellationToken cancellationToken)
    {
        var image = await form.RequiredFileAsync("image", cancellationToken);
        var header = ImageHeader.Read(image)!;
        await Task.Delay(TimeSpan.FromMilliseconds(settings.Current.Stability.ImageDelayMs / 2.0), clock, cancellationToken);
        var scale = Math.Min(times, Math.Sqrt(MaxFastPixels / ((double)header.Width * header.Height)));
        var large = await atelier.ResizeAsync(image, (int)(header.Width * scale), (int)(header.Height * scale), cancellationToken);
        return await PictureAsync(large, form, StabilityPicture.SeedOf(form.Number("seed", 0, MaxSeed)), "", cancellationToken);
    }

    private async Task<StabilityPicture> PictureAsync(Raster painting, StabilityForm form, long seed, string prompt, CancellationToken cancellationToken)
    {
        var format = form.OneOf("output_format", "png", Formats);
        return new(await atelier.FileAsync(painting, format, cancellationToken), format, seed, StabilityPicture.IsFilteredPrompt(prompt));
    }

    private sealed record Pending(StabilityPicture Picture)
    {
        public int PollsLeft { get; set; }
    }
}
