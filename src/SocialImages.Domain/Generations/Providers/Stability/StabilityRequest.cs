using System.Globalization;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Stability;

/// <summary>One request: which address, and the fields of its form. Every address takes another set.</summary>
/// <param name="Path">Below `/v2beta/stable-image/`.</param>
internal sealed record StabilityRequest(string Path, string Prompt, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, ReferencePicture> Files)
{
    // 0 keeps the reference, 1 ignores it.
    private const string ReferenceStrength = "0.65";

    /// <param name="request">What to make.</param>
    /// <param name="whiteMask">Its mask, white where the picture may change.</param>
    public static StabilityRequest Of(ImageRequest request, ReferencePicture? whiteMask) => request.Work switch
    {
        ImageWork.Upscale => new("upscale/fast", "", Named(("output_format", "png")), Named(("image", request.References[0]))),
        ImageWork.Edit when whiteMask is not null => new(
            "edit/inpaint", Words(request), FieldsOf(request), Named(("image", request.References[0]), ("mask", whiteMask))),
        _ => Generate(request),
    };

    public MultipartFormDataContent ToForm()
        => Files.Aggregate(EditForm.Of(Fields), (form, file) => form.With(file.Key, file.Value));

    private static StabilityRequest Generate(ImageRequest request)
    {
        var endpoint = request.Model.Wire.GetValueOrDefault("endpoint", "sd3");
        var fields = FieldsOf(request);
        if (endpoint == "sd3") fields["model"] = request.Model.Name;
        if (request.References.Count == 0)
        {
            if (endpoint == "sd3") fields["mode"] = "text-to-image";
            fields["aspect_ratio"] = request.Model.SizeNames[request.Size];
            return new($"generate/{endpoint}", Words(request), fields, Named<ReferencePicture>());
        }

        // From a picture, the shape is that of the picture.
        if (endpoint == "sd3") fields["mode"] = "image-to-image";
        fields["strength"] = ReferenceStrength;
        return new($"generate/{endpoint}", Words(request), fields, Named(("image", request.References[0])));
    }

    private static string Words(ImageRequest request)
        => request.Style is { } style && !HasPresets(request.Model) ? $"{request.Prompt}\n\nStyle: {StabilityStyles.Words(style)}." : request.Prompt;

    private static Dictionary<string, string> FieldsOf(ImageRequest request)
    {
        var fields = Named(("prompt", Words(request)), ("output_format", "png"));
        if (request.NegativePrompt is { } unwanted) fields["negative_prompt"] = unwanted;
        if (request.Style is { } style && HasPresets(request.Model)) fields["style_preset"] = StabilityStyles.Preset(style);
        // To Stability 0 means any.
        if (request.Model.SeedFrom(request.Seed) is { } seed) fields["seed"] = (seed == 0 ? request.Model.MaxSeed : seed).ToString(CultureInfo.InvariantCulture);
        return fields;
    }

    private static bool HasPresets(ImageModel model) => model.Wire.GetValueOrDefault("stylePreset") == "true";

    private static Dictionary<string, T> Named<T>(params (string Name, T Value)[] entries) => entries.ToDictionary(entry => entry.Name, entry => entry.Value);
}
