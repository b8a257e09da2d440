using System.Collections.Frozen;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.OpenAI;

/// <summary>Turns fields into a checked <see cref="ImageRequest"/>, or refuses.</summary>
internal sealed class ImageRequestReader(SettingsBook settings, EmulatorClock clock)
{
    private const int MaxPrompt = 32_000;
    private static readonly string[] Backgrounds = ["auto", "opaque", "transparent"];
    private static readonly string[] Moderations = ["auto", "low"];
    private static readonly string[] Levels = ["low", "medium", "high"];

    private static readonly FrozenSet<string> Common = FrozenSet.Create("model", "prompt", "n", "size", "quality", "background", "output_format", "output_compression", "stream", "partial_images", "user");
    private static readonly FrozenSet<string> OfGeneration = Common.Append("moderation").ToFrozenSet();
    private static readonly FrozenSet<string> OfEdit = Common.Concat(["image", "image[]", "images", "mask", "input_fidelity"]).ToFrozenSet();

    public ImageRequest ReadGeneration(RequestFields fields) => Read(fields, OfGeneration);

    public ImageRequest ReadEdit(RequestFields fields)
    {
        var request = Read(fields, OfEdit);
        if (fields.Element("input_fidelity") is not null && !request.Model.TakesInputFidelity)
        {
            throw OpenAIException.UserError("invalid_input_fidelity_model", "input_fidelity",
                $"The model '{request.Model.Id}' does not support the 'input_fidelity' parameter.");
        }

        fields.OneOf("input_fidelity", "low", ["high", "low"]);
        return request;
    }

    private ImageRequest Read(RequestFields fields, FrozenSet<string> known)
    {
        var model = ImageModels.Find(fields.Required("model"), clock.GetUtcNow(), settings.Current.OpenAI.ModelNotFoundStatus);
        fields.RefuseUnknown(model.TakesComplexity ? known.Append("complexity").ToFrozenSet() : known);
        if (model.TakesComplexity) fields.OneOf("complexity", "high", Levels);

        var quality = fields.OneOf("quality", "auto", model.Qualities);
        var format = fields.OneOf("output_format", "png", model.Formats);
        var background = fields.OneOf("background", "auto", Backgrounds);
        if (background == "transparent" && format == "jpeg")
            throw OpenAIException.UserError("invalid_value", "background", "Transparent background is not supported for the 'jpeg' output format. Use 'png' or 'webp'.");
        var (width, height) = Size(fields.Text("size") ?? "auto", model);
        return new ImageRequest
        {
            Model = model,
            Prompt = Prompt(fields),
            Count = fields.Number("n", 1, 1, 10),
            Width = width,
            Height = height,
            Quality = quality == "auto" ? "medium" : quality,
            Background = background == "auto" ? "opaque" : background,
            Format = format,
            Compression = Compression(fields, format),
            LowModeration = fields.OneOf("moderation", "auto", Moderations) == "low",
            Stream = fields.Flag("stream"),
            PartialImages = fields.Number("partial_images", 0, 0, 3),
        };
    }

    private static string Prompt(RequestFields fields)
    {
        var prompt = fields.Required("prompt");
        if (prompt.Length == 0)
            throw OpenAIException.Invalid("string_below_min_length", "prompt", "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.");
        if (prompt.Length > MaxPrompt)
            throw OpenAIException.Invalid("string_above_max_length", "prompt", $"Invalid 'prompt': string too long. Expected a string with maximum length {MaxPrompt}, but got a string with length {prompt.Length} instead.");
        return prompt;
    }

    private static int Compression(RequestFields fields, string format)
    {
        var compression = fields.Number("output_compression", 100, 0, 100);
        if (format == "png" && fields.Element("output_compression") is not null && compression < 100)
            throw OpenAIException.UserError("invalid_png_output_compression", "output_compression", "Compression less than 100 is not supported for PNG output format.");
        return compression;
    }

    private static (int Width, int Height) Size(string size, ImageModel model)
    {
        if (size == "auto") return (1024, 1024);
        if (model.Sizes is { } listed && !listed.Contains(size))
            throw OpenAIException.Invalid("invalid_value", "size", $"Invalid value: '{size}'. Supported values are: {string.Join(", ", listed.Select(known => $"'{known}'"))}.");
        if (FreeSizeRules.Parse(size) is not var (width, height))
            throw OpenAIException.Invalid("invalid_value", "size", $"Invalid size '{size}'. Use WIDTHxHEIGHT or 'auto'.");
        if (model.Sizes is null && FreeSizeRules.WhyNot(width, height) is { } reason)
            throw OpenAIException.UserError("invalid_value", "size", $"Invalid size '{size}'. {reason}");
        return (width, height);
    }
}
