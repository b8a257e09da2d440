using SocialImages.Emulators.Control;
using SocialImages.Emulators.Painting;
using SocialImages.Imaging;

namespace SocialImages.Emulators.Stability;

/// <summary><c>/generate/core</c>, <c>/generate/ultra</c>, <c>/generate/sd3</c>.</summary>
internal sealed class GenerateEndpoint(Atelier atelier, SettingsBook settings, EmulatorClock clock)
{
    private const double MaxSeed = 4_294_967_294;
    private static readonly string[] Ratios = ["21:9", "16:9", "3:2", "5:4", "1:1", "4:5", "2:3", "9:16", "9:21"];
    private static readonly string[] Formats = ["png", "jpeg", "webp"];
    private static readonly string[] FormatsOfSd3 = ["png", "jpeg"];
    private static readonly string[] Models = ["sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium"];
    private static readonly string[] Modes = ["text-to-image", "image-to-image"];

    private static readonly string[] Presets =
    [
        "enhance", "anime", "photographic", "digital-art", "comic-book", "fantasy-art", "line-art", "analog-film", "neon-punk", "isometric",
        "low-poly", "origami", "modeling-compound", "cinematic", "3d-model", "pixel-art", "tile-texture",
    ];

    private static readonly string[] Common = ["prompt", "negative_prompt", "aspect_ratio", "seed", "output_format", "style_preset", "none"];

    public Task<IResult> CoreAsync(HttpContext context, CancellationToken cancellationToken) => MakeAsync(context, Common, 1.5, isLimited: false, cancellationToken);

    public Task<IResult> UltraAsync(HttpContext context, CancellationToken cancellationToken) =>
        MakeAsync(context, [.. Common, "image", "strength"], 1, isLimited: true, cancellationToken);

    public Task<IResult> Sd3Async(HttpContext context, CancellationToken cancellationToken) =>
        MakeAsync(context, [.. Common, "image", "strength", "mode", "model", "cfg_scale"], 1, isLimited: true, cancellationToken);

    public static void CheckPreset(StabilityForm form)
    {
        if (form.Has("style_preset")) form.OneOf("style_preset", "", Presets);
    }

    private async Task<IResult> MakeAsync(HttpContext context, string[] known, double megapixels, bool isLimited, CancellationToken cancellationToken)
    {
        var form = await StabilityForm.ReadAsync(context.Request, known, isLimited, cancellationToken);
        var prompt = form.Required("prompt");
        form.Text("negative_prompt");
        CheckPreset(form);
        var isSd3 = known.Contains("mode");
        if (isSd3) CheckSd3(form);
        var format = form.OneOf("output_format", "png", isSd3 ? FormatsOfSd3 : Formats);
        var seed = StabilityPicture.SeedOf(form.Number("seed", 0, MaxSeed));
        var image = await form.FileAsync("image", cancellationToken);
        if (image is not null && form.Number("strength", 0, 1) is null) throw StabilityException.Bad("strength: is required when image is provided");
        var ratio = form.OneOf("aspect_ratio", "1:1", Ratios);
        StabilityPicture.CheckPrompt(prompt, settings.Current.Stability);

        await Task.Delay(TimeSpan.FromMilliseconds(settings.Current.Stability.ImageDelayMs), clock, cancellationToken);
        var (width, height) = Size(ratio, image, megapixels);
        var painting = await atelier.PaintAsync(new PictureOrder(prompt, width, height, (ulong)seed), image, cancellationToken: cancellationToken);
        var isFiltered = StabilityPicture.IsFilteredPrompt(prompt);
        if (isFiltered) painting = painting.Unsharp(0, 3);
        return new StabilityPicture(await atelier.FileAsync(painting, format, cancellationToken), format, seed, isFiltered).Answer(context);
    }

    private static void CheckSd3(StabilityForm form)
    {
        form.OneOf("model", "sd3.5-large", Models);
        form.Number("cfg_scale", 1, 10);
        var fromImage = form.OneOf("mode", "text-to-image", Modes) == "image-to-image";
        if (fromImage && !form.Has("image")) throw StabilityException.Bad("image: is required when mode is image-to-image");
        if (fromImage && form.Has("aspect_ratio")) throw StabilityException.Bad("aspect_ratio: is not allowed when mode is image-to-image");
        if (!fromImage && form.Has("image")) throw StabilityException.Bad("image: is not allowed when mode is text-to-image");
    }

    private static (int Width, int Height) Size(string ratio, byte[]? image, double megapixels)
    {
        double shape;
        if (image is not null && Wire.ImageHeader.Read(image) is { } header) shape = (double)header.Width / header.Height;
        else shape = double.Parse(ratio.Split(':')[0], provider: null) / double.Parse(ratio.Split(':')[1], provider: null);
        var size = new PixelSize((int)(1024 * Math.Sqrt(megapixels * shape)), (int)(1024 * Math.Sqrt(megapixels / shape)));
        return ((size.Width + 8) / 16 * 16, (size.Height + 8) / 16 * 16);
    }
}
