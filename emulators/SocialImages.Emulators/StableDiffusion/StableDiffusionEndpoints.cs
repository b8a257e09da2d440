using System.Text.Json;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.StableDiffusion;

/// <summary><c>/sdapi/v1</c> as AUTOMATIC1111 and Forge offer it.</summary>
internal sealed class StableDiffusionEndpoints(StableDiffusionMachine machine, Atelier atelier, SettingsBook settings)
{
    public static readonly string[] Checkpoints = ["sd_xl_base_1.0", "v1-5-pruned-emaonly", "stable-diffusion-v1-5"];
    private static readonly string[] Samplers = ["Euler", "Euler a", "DPM++ 2M", "DPM++ SDE", "DDIM", "LCM"];
    private static readonly string[] Upscalers = ["None", "Lanczos", "R-ESRGAN 4x+", "Latent"];

    private StableDiffusionDialect Dialect => settings.Current.StableDiffusion.Dialect;

    public async Task<IResult> Txt2ImgAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (order, problem) = await ReadAsync(request, cancellationToken);
        return problem ?? Results.Json(await machine.MakeAsync(Checked(order!), init: null));
    }

    public async Task<IResult> Img2ImgAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (order, problem) = await ReadAsync(request, cancellationToken);
        if (problem is not null) return problem;
        if (order!.InitImages is not { Count: > 0 } images) throw new StableDiffusionException(404, "Init image not found");
        if (order.Mask is { } mask) Decode(mask);
        return Results.Json(await machine.MakeAsync(Checked(order), Decode(images[0])));
    }

    public async Task<IResult> EnlargeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await RequestBodies.JsonAsync(request, cancellationToken) ?? [];
        if (body.TryGetValue("upscaler_1", out var upscaler) && !Upscalers.Contains(upscaler.ToString())) throw new StableDiffusionException(404, "Upscaler not found");
        var image = Decode(body.TryGetValue("image", out var text) ? text.ToString() : "");
        var header = ImageHeader.Read(image)!;
        var times = body.TryGetValue("upscaling_resize", out var factor) ? factor.GetDouble() : 2;
        var isBox = body.TryGetValue("resize_mode", out var mode) && mode.GetInt32() == 1;
        var (width, height) = isBox ? (Side(body, "upscaling_resize_w"), Side(body, "upscaling_resize_h")) : ((int)(header.Width * times), (int)(header.Height * times));
        // As with every job, an interruption before it is forgotten.
        machine.State.IsInterrupted = false;
        var large = await atelier.ResizeAsync(image, width, height, cancellationToken);
        return Results.Json(new { html_info = "", image = await atelier.FileAsync(large, "png", cancellationToken) });
    }

    public IResult Progress(bool skipPreview)
    {
        var state = machine.State;
        var body = new Dictionary<string, object?>
        {
            ["progress"] = state.Progress,
            ["eta_relative"] = state.IsRunning ? 1.5 : 0.0,
            ["state"] = new { skipped = false, interrupted = state.IsInterrupted, stopping_generation = false, job = state.IsRunning ? "scripts_txt2img" : "", job_count = state.JobCount, job_timestamp = "20261121120000", job_no = state.JobNumber, sampling_step = state.Step, sampling_steps = state.Steps },
            ["current_image"] = skipPreview ? null : state.Preview,
            ["textinfo"] = null,
        };
        if (Dialect == StableDiffusionDialect.Forge) body["current_task"] = state.Task;
        return Results.Json(body);
    }

    public IResult Interrupt()
    {
        machine.State.IsInterrupted = true;
        return Results.Json(new { });
    }

    public static IResult Models() => Results.Json(Checkpoints.Select(name => new { title = $"{name}.safetensors [e6bb9ea85b]", model_name = name, hash = "e6bb9ea85b", sha256 = (string?)null, filename = $"models/{name}.safetensors", config = (string?)null }));

    public static IResult Lists(string kind) => Results.Json((kind == "samplers" ? Samplers : Upscalers).Select(name => new { name }));

    private static int Side(Dictionary<string, JsonElement> body, string name) => body.TryGetValue(name, out var side) ? side.GetInt32() : 512;

    private static async Task<(StableDiffusionOrder? Order, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return (await JsonSerializer.DeserializeAsync<StableDiffusionOrder>(request.Body, WireJson.Options, cancellationToken), null);
        }
        catch (JsonException wrong)
        {
            var field = wrong.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "body";
            return (null, StableDiffusionException.Invalid(field, "Input should be of another type", "type_error"));
        }
    }

    private StableDiffusionOrder Checked(StableDiffusionOrder order)
    {
        if (order.ScriptName is { } script) throw new StableDiffusionException(422, $"Script '{script}' not found");
        if (order.SamplerName is { } sampler && !Samplers.Contains(sampler))
            throw new StableDiffusionException(Dialect == StableDiffusionDialect.Forge ? 400 : 404, "Sampler not found");
        return order;
    }

    private static byte[] Decode(string text)
    {
        var start = text.StartsWith("data:image/", StringComparison.Ordinal) ? text.IndexOf(',', StringComparison.Ordinal) + 1 : 0;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[start..], bytes, out var length) && ImageHeader.Read(bytes[..length]) is not null
            ? bytes[..length]
            : throw new StableDiffusionException(500, "Invalid encoded image");
    }
}
