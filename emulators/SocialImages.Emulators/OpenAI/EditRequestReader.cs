using System.Text.Json;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary>Reads <c>/images/edits</c> in both its forms: multipart files, or JSON with image references.</summary>
internal sealed class EditRequestReader(ImageRequestReader requests, RemoteFiles remote)
{
    private const int MaxReferences = 16;
    private const int MaxFileBytes = 50 * 1024 * 1024;
    private static readonly string[] Supported = ["image/jpeg", "image/png", "image/webp"];

    public async Task<ImageRequest> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (http.HasJsonContentType()) return await ReadJsonAsync(http, cancellationToken);
        if (!http.HasFormContentType)
            throw OpenAIException.Invalid("unsupported_content_type", null, "Unsupported content type. Use 'multipart/form-data' or 'application/json'.");
        return await ReadFormAsync(http, cancellationToken);
    }

    private async Task<ImageRequest> ReadFormAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var form = await RequestBodies.FormAsync(http, cancellationToken);
        var fields = form.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value.ToString()), StringComparer.Ordinal);
        var request = requests.ReadEdit(new RequestFields(fields, fromForm: true));
        var files = form.Files.Where(file => file.Name is "image" or "image[]").ToList();
        if (form.Files.Count(file => file.Name == "image") > 1)
            throw OpenAIException.Invalid("duplicate_parameter", "image", "Duplicate parameter: 'image'. Use 'image[]' to send more than one image.");
        var masks = form.Files.GetFiles("mask");
        return await WithPicturesAsync(request, files, masks, cancellationToken);
    }

    private static async Task<ImageRequest> WithPicturesAsync(ImageRequest request, List<IFormFile> files, IReadOnlyList<IFormFile> masks, CancellationToken cancellationToken)
    {
        CheckCount(files.Count);
        var references = new List<byte[]>();
        foreach (var file in files) references.Add(await ReadFileAsync(file, "image", cancellationToken));
        var mask = masks.Count == 0 ? null : await ReadFileAsync(masks[0], "mask", cancellationToken);
        return Checked(request with { References = references, Mask = mask });
    }

    private static async Task<byte[]> ReadFileAsync(IFormFile file, string parameter, CancellationToken cancellationToken)
    {
        // The .NET SDK sends no Content-Type on its file part and is understood; a wrong one is not.
        var type = file.Headers.ContentType.ToString().Split(';')[0].Trim();
        if (type.Length > 0 && !Supported.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            throw OpenAIException.UserError("unsupported_file_mimetype", parameter,
                $"Invalid file '{parameter}': unsupported mimetype ('{type}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.");
        }

        if (file.Length > MaxFileBytes) throw OpenAIException.UserError("invalid_image_file", parameter, $"Invalid file '{parameter}': larger than 50MB.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private async Task<ImageRequest> ReadJsonAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var fields = await RequestBodies.OpenAIJsonAsync(http, cancellationToken);
        var request = requests.ReadEdit(new RequestFields(fields, fromForm: false));
        var images = fields.TryGetValue("images", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : Array.Empty<JsonElement>();
        CheckCount(images.Length);
        var references = new List<byte[]>();
        foreach (var image in images) references.Add(await FetchAsync(image, "images", cancellationToken));
        var mask = fields.TryGetValue("mask", out var reference) ? await FetchAsync(reference, "mask", cancellationToken) : null;
        return Checked(request with { References = references, Mask = mask });
    }

    private async Task<byte[]> FetchAsync(JsonElement reference, string parameter, CancellationToken cancellationToken)
    {
        if (reference.ValueKind == JsonValueKind.Object && reference.TryGetProperty("file_id", out _))
            throw OpenAIException.UserError("invalid_image_file", parameter, "No such file. The emulator keeps no uploaded files: send image_url.");
        if (reference.ValueKind != JsonValueKind.Object || !reference.TryGetProperty("image_url", out var url) || url.ValueKind != JsonValueKind.String)
            throw OpenAIException.Invalid("missing_required_parameter", $"{parameter}.image_url", $"Missing required parameter: '{parameter}.image_url'.");
        return await remote.ReadAsync(url.GetString()!, MaxFileBytes, cancellationToken)
            ?? throw OpenAIException.UserError("invalid_image_file", parameter, "The image could not be read from its URL.");
    }

    private static void CheckCount(int count)
    {
        if (count == 0) throw OpenAIException.Invalid("missing_required_parameter", "image", "Missing required parameter: 'image'.");
        if (count > MaxReferences)
            throw OpenAIException.Invalid("array_above_max_length", "image", $"Invalid 'image': array too long. Expected an array with maximum length {MaxReferences}, but got an array with length {count} instead.");
    }

    private static ImageRequest Checked(ImageRequest request)
    {
        foreach (var reference in request.References) Header(reference, "image");
        if (request.Mask is not { } mask) return request;
        var maskHeader = Header(mask, "mask");
        if (maskHeader is not { Format: "png", HasAlpha: true })
            throw OpenAIException.UserError("invalid_image_file", "mask", "Invalid mask: it must be a PNG with an alpha channel.");
        var first = Header(request.References[0], "image");
        if ((maskHeader.Width, maskHeader.Height) != (first.Width, first.Height))
            throw OpenAIException.UserError("invalid_image_file", "mask", "Invalid mask: it must have the same size as the first image.");
        return request;
    }

    private static ImageHeader Header(byte[] bytes, string parameter) =>
        ImageHeader.Read(bytes) is { Format: "png" or "jpg" or "webp" } header
            ? header
            : throw OpenAIException.UserError("invalid_image_file", parameter, $"Invalid file '{parameter}': the image is corrupt or of an unsupported format.");
}
