using System.ClientModel;
using System.Globalization;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>One streamed request: JSON to generate; a form when pictures go along.</summary>
internal sealed record OpenAIRequest(string Prompt, IReadOnlyDictionary<string, object> Fields, IReadOnlyList<ReferencePicture> Pictures, ReferencePicture? Mask)
{
    public bool IsEdit => Pictures.Count > 0;

    public static OpenAIRequest Of(ImageRequest request, OpenAIOptions options)
    {
        var prompt = OpenAIPrompt.Compose(request);
        var fields = new Dictionary<string, object>
        {
            ["model"] = request.ModelName,
            ["prompt"] = prompt,
            ["n"] = 1,
            ["size"] = request.Size.ToString(),
            ["quality"] = request.Model.Qualities[request.Quality],
            ["output_format"] = options.OutputFormat,
            ["stream"] = true,
            ["partial_images"] = options.PartialImages,
        };
        return new(prompt, fields, request.References, request.Mask);
    }

    public OpenAIContent ToContent()
    {
        if (!IsEdit) return new(BinaryContent.Create(BinaryData.FromObjectAsJson(Fields)), "application/json", form: null);
        var form = EditForm.Of(Fields.Select(field => KeyValuePair.Create(field.Key, Text(field.Value))));
        foreach (var picture in Pictures) form.With("image[]", picture);
        if (Mask is { } mask) form.With("mask", mask);
        return new(BinaryContent.Create(form.ReadAsStream()), form.Headers.ContentType!.ToString(), form);
    }

    private static string Text(object value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}

/// <summary>A body with its type; it lives as long as the call.</summary>
internal sealed class OpenAIContent(BinaryContent body, string contentType, MultipartFormDataContent? form) : IDisposable
{
    public BinaryContent Body => body;

    public string ContentType => contentType;

    public void Dispose()
    {
        body.Dispose();
        form?.Dispose();
    }
}
