using System.Globalization;
using SocialImages.Domain.Generations.Providers.OpenAI;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Compatible;

/// <summary>
/// Only what the model's record says the server understands (`wire.fields`): some refuse fields they do not know, others
/// ignore them silently.
/// </summary>
internal sealed record CompatibleRequest(string Prompt, IReadOnlyDictionary<string, object> Fields)
{
    public static CompatibleRequest Of(ImageRequest request)
    {
        var known = request.Model.Wire.GetValueOrDefault("fields", "size").Split(',', StringSplitOptions.TrimEntries);
        var prompt = OpenAIPrompt.Compose(request.Model.TakesNegativePrompt ? request with { NegativePrompt = null } : request);
        var fields = new Dictionary<string, object> { ["prompt"] = prompt };
        if (!request.Model.IsTemplate) fields["model"] = request.ModelName;
        foreach (var (name, value) in Optional(request).Where(field => known.Contains(field.Name) && field.Value is not null)) fields[name] = value!;
        return new(prompt, fields);
    }

    public HttpContent ToJson() => WireCall.Json(Fields);

    /// <summary>With pictures, it is a form.</summary>
    public MultipartFormDataContent ToForm(ImageRequest request)
    {
        var form = EditForm.Of(Fields.Select(field => KeyValuePair.Create(field.Key, Convert.ToString(field.Value, CultureInfo.InvariantCulture)!)));
        foreach (var picture in request.References) form.With(request.References.Count > 1 ? "image[]" : "image", picture);
        return request.Mask is { } mask ? form.With("mask", mask) : form;
    }

    private static IEnumerable<(string Name, object? Value)> Optional(ImageRequest request) =>
    [
        ("n", 1),
        ("size", request.Size.ToString()),
        ("quality", request.Model.Qualities[request.Quality]),
        ("response_format", "b64_json"),
        ("output_format", "png"),
        ("seed", request.Model.SeedFrom(request.Seed)),
        ("negative_prompt", request.Model.TakesNegativePrompt ? request.NegativePrompt : null),
    ];
}
