using System.Globalization;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Stability;

/// <summary>A multipart form, read in Stability's words of refusal. What an address does not know is refused.</summary>
internal sealed class StabilityForm(IFormCollection form)
{
    private const int MaxBytes = 10 * 1024 * 1024;
    private static readonly string[] Encodings = ["jpg", "png", "webp"];

    public static async Task<StabilityForm> ReadAsync(HttpRequest request, string[] known, bool isLimited, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
            throw StabilityException.Bad("content-type: must be multipart/form-data");
        if (isLimited && request.ContentLength > MaxBytes)
            throw new StabilityException(StatusCodes.Status413PayloadTooLarge, "payload_too_large", "body: payload is too large");
        var form = await RequestBodies.FormAsync(request, cancellationToken);
        foreach (var name in form.Keys.Concat(form.Files.Select(file => file.Name)))
            if (!known.Contains(name)) throw StabilityException.Bad($"{name}: is not allowed");
        return new StabilityForm(form);
    }

    public bool Has(string name) => form.ContainsKey(name) || form.Files.GetFile(name) is not null;

    public string? Text(string name, int max = 10_000)
    {
        if (!form.TryGetValue(name, out var values)) return null;
        var text = values.ToString();
        return text.Length <= max ? text : throw StabilityException.Bad($"{name}: cannot exceed {max} characters");
    }

    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw StabilityException.Bad($"{name}: is required");

    public string OneOf(string name, string otherwise, IReadOnlyList<string> allowed)
    {
        var text = Text(name) ?? otherwise;
        return allowed.Contains(text) ? text : throw StabilityException.Bad($"{name}: must be one of {string.Join(", ", allowed)}");
    }

    public double? Number(string name, double min, double max)
    {
        if (Text(name) is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw StabilityException.Bad(string.Create(CultureInfo.InvariantCulture, $"{name}: must be a number from {min} to {max}"));
    }

    public async Task<byte[]?> FileAsync(string name, CancellationToken cancellationToken)
    {
        if (form.Files.GetFile(name) is not { } file)
            return form.ContainsKey(name) ? throw StabilityException.Bad($"{name}: must be a file") : null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var picture = bytes.ToArray();
        if (ImageHeader.Read(picture) is not { } header || !Encodings.Contains(header.Format)) throw StabilityException.Bad($"{name}: must be a jpeg, png or webp image");
        return header is { Width: >= 64, Height: >= 64 } ? picture : throw StabilityException.Bad($"{name}: each side must be at least 64 pixels");
    }

    public async Task<byte[]> RequiredFileAsync(string name, CancellationToken cancellationToken) =>
        await FileAsync(name, cancellationToken) ?? throw StabilityException.Bad($"{name}: is required");
}
