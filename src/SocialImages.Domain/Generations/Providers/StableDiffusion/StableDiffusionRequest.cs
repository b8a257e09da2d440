using System.Globalization;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Providers.StableDiffusion;

/// <summary>Which of the server's addresses, and its body: `txt2img`, `img2img`, or `extra-single-image` to enlarge.</summary>
internal sealed record StableDiffusionRequest(string Path, string Prompt, Dictionary<string, object> Body)
{
    // Its own defaults are 512x512 and 50 steps; none is left to chance.
    private const string DefaultScale = "7";

    public static StableDiffusionRequest Of(ImageRequest request, string taskId, ReferencePicture? whiteMask)
    {
        if (request.Work == ImageWork.Upscale) return new("extra-single-image", "", Enlarging(request));
        var (prompt, unwanted) = Words(request);
        var body = Common(request, taskId, prompt, unwanted);
        if (request.References.Count == 0) return new("txt2img", prompt, AddHires(body, request));
        AddPictures(body, request, whiteMask);
        return new("img2img", prompt, body);
    }

    private static Dictionary<string, object> Common(ImageRequest request, string taskId, string prompt, string unwanted)
    {
        var body = new Dictionary<string, object>
        {
            ["prompt"] = prompt,
            ["negative_prompt"] = unwanted,
            ["seed"] = request.Model.SeedFrom(request.Seed) ?? -1,
            ["steps"] = int.Parse(request.Model.Qualities[request.Quality], CultureInfo.InvariantCulture),
            ["cfg_scale"] = double.Parse(request.Model.Wire.GetValueOrDefault("cfgScale", DefaultScale), CultureInfo.InvariantCulture),
            ["width"] = request.Size.Width,
            ["height"] = request.Size.Height,
            ["batch_size"] = 1,
            ["n_iter"] = 1,
            ["send_images"] = true,
            ["save_images"] = false,
            ["force_task_id"] = taskId,
            ["override_settings"] = Overrides(request),
        };
        if (request.Model.Wire.TryGetValue("sampler", out var sampler)) body["sampler_name"] = sampler;
        return body;
    }

    /// <summary>The template stands for whichever checkpoint is loaded.</summary>
    private static Dictionary<string, object> Overrides(ImageRequest request)
    {
        var overrides = new Dictionary<string, object> { ["return_grid"] = false };
        if (!request.Model.IsTemplate) overrides["sd_model_checkpoint"] = request.ModelName;
        return overrides;
    }

    /// <summary>Models of 512 pixels paint small and enlarge on the way.</summary>
    private static Dictionary<string, object> AddHires(Dictionary<string, object> body, ImageRequest request)
    {
        if (!double.TryParse(request.Model.Wire.GetValueOrDefault("hiresScale"), CultureInfo.InvariantCulture, out var scale)) return body;
        body["width"] = (int)(request.Size.Width / scale);
        body["height"] = (int)(request.Size.Height / scale);
        body["enable_hr"] = true;
        body["hr_scale"] = scale;
        body["hr_upscaler"] = request.Model.Wire.GetValueOrDefault("hiresUpscaler", "Latent");
        body["denoising_strength"] = 0.6;
        return body;
    }

    private static void AddPictures(Dictionary<string, object> body, ImageRequest request, ReferencePicture? whiteMask)
    {
        body["init_images"] = request.References.Take(1).Select(Base64).ToArray();
        body["denoising_strength"] = 0.75;
        // Cropped to the wanted shape, not squeezed.
        body["resize_mode"] = 1;
        if (whiteMask is null) return;
        body["mask"] = Base64(whiteMask);
        body["mask_blur"] = 4;
        body["inpainting_fill"] = 1;
        body["inpaint_full_res"] = false;
    }

    private static Dictionary<string, object> Enlarging(ImageRequest request) => new()
    {
        ["image"] = Base64(request.References[0]),
        ["resize_mode"] = 1,
        ["upscaling_resize_w"] = request.Size.Width,
        ["upscaling_resize_h"] = request.Size.Height,
        ["upscaling_crop"] = true,
        ["upscaler_1"] = request.Model.Wire.GetValueOrDefault("upscaler", "R-ESRGAN 4x+"),
    };

    private static (string Prompt, string Unwanted) Words(ImageRequest request)
    {
        var (wanted, unwanted) = request.Style is { } style ? StyleWords(style) : ("", "");
        return (Joined(request.Prompt, wanted), Joined(request.NegativePrompt ?? "", unwanted));
    }

    private static string Joined(string first, string second) => string.Join(", ", new[] { first, second }.Where(text => text.Length > 0));

    private static (string Wanted, string Unwanted) StyleWords(ImageStyle style) => style switch
    {
        ImageStyle.Realistic => ("RAW photo, realistic", "cartoon, painting, cgi"),
        ImageStyle.Photographic => ("DSLR photo, bokeh", "cartoon, painting, cgi"),
        ImageStyle.Natural => ("natural light, candid", "oversaturated"),
        ImageStyle.Vivid => ("vivid colors, dramatic", "dull"),
        ImageStyle.Vibrant => ("vibrant, colorful", "dull, desaturated"),
        ImageStyle.Artistic => ("oil painting, visible brush strokes", "photo"),
        ImageStyle.Minimal => ("minimalist, flat design", "busy, clutter"),
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };

    private static string Base64(ReferencePicture picture) => Convert.ToBase64String(picture.Bytes.Span);
}
