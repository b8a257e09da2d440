using SocialImages.Domain.Generations.Providers.Wire;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Providers.Gemini;

/// <summary>`generateContent` for one picture: sizes are asked by ratio and step (`4:5`, `2K`), pictures come along as parts.</summary>
internal static class GeminiRequest
{
    // Without it, prompts that sound like prose are answered in prose.
    private const string PictureOnly = "\n\nAnswer with the final image only.";
    private const string MaskWords = "\n\nThe last picture is a mask of the first: change only what is transparent in it.";

    private static readonly string[] Modalities = ["IMAGE"];
    private static readonly string[] Steps = ["512", "1K", "2K", "4K"];

    public static string Prompt(ImageRequest request)
        => PromptText.Compose(request, Words) + (request.Mask is null ? "" : MaskWords) + PictureOnly;

    public static object Body(ImageRequest request, string prompt) => new
    {
        contents = new[] { new { role = "user", parts = Parts(request, prompt) } },
        generationConfig = Config(request),
    };

    private static Dictionary<string, object> Config(ImageRequest request)
    {
        var config = new Dictionary<string, object> { ["responseModalities"] = Modalities };
        if (ImageConfig(request) is { Count: > 0 } image) config["imageConfig"] = image;
        if (request.Model.SeedFrom(request.Seed) is { } seed) config["seed"] = seed;
        return config;
    }

    private static Dictionary<string, string> ImageConfig(ImageRequest request)
    {
        var config = new Dictionary<string, string>();
        if (!request.Model.SizeNames.TryGetValue(request.Size, out var name)) return config;
        var words = name.Split(' ');
        config["aspectRatio"] = words[0];
        if (words.Length > 1) config["imageSize"] = Larger(words[1], request.Model.Qualities[request.Quality]);
        return config;
    }

    private static string Larger(string step, string other) => Array.IndexOf(Steps, other) > Array.IndexOf(Steps, step) ? other : step;

    private static List<object> Parts(ImageRequest request, string prompt)
    {
        List<object> parts = [new { text = prompt }];
        parts.AddRange(request.References.Select(Inline));
        if (request.Mask is { } mask) parts.Add(Inline(mask));
        return parts;
    }

    private static object Inline(ReferencePicture picture) => new { inlineData = new { mimeType = picture.MimeType, data = Convert.ToBase64String(picture.Bytes.Span) } };

    private static string Words(ImageStyle style) => style switch
    {
        ImageStyle.Realistic => "a photorealistic view through a 50 mm lens in natural light",
        ImageStyle.Photographic => "a photograph taken with an 85 mm lens, the background out of focus",
        ImageStyle.Natural => "soft natural light and a muted palette",
        ImageStyle.Vivid => "dramatic lighting with bold, saturated colours",
        ImageStyle.Vibrant => "a vibrant palette with high contrast",
        ImageStyle.Artistic => "a stylised illustration in the manner of no living artist",
        ImageStyle.Minimal => "a minimalist composition: a single subject and a large empty space",
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };
}
