using System.Text.Json;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.StableDiffusion;

/// <summary>Pictures as base64, with what was used told in JSON inside a text; errors in three shapes, by the server.</summary>
internal static class StableDiffusionAnswer
{
    public static ProvidedPicture Read(WireAnswer answer, StableDiffusionRequest asked)
    {
        var root = answer.Json();
        var info = Info(root.Text("info"));
        if (Picture(root, info) is not { } bytes)
            throw new ImageProviderException(ProviderFailure.Transient, ProviderMessages.Nonsense) { Detail = "HTTP 200 without a picture" };
        return new(bytes, asked.Prompt) { CostUsd = 0, Seed = info.Whole("seed") };
    }

    /// <summary>Somebody pressed the button at the server: it handed out what was on the canvas.</summary>
    public static ImageProviderException Interrupted()
        => new(ProviderFailure.Transient, ProviderMessages.NoPicture) { Detail = "interrupted" };

    public static ImageProviderException Problem(WireAnswer answer, TimeProvider time)
    {
        var (reason, message) = Classify(answer.Status, answer.Json().Text("detail"));
        return new(reason, message) { RetryAfter = answer.RetryAfter(time), Detail = $"HTTP {answer.Status} {Kind(answer.Json())}" };
    }

    /// <summary>The grid comes first where the server insists on one; `index_of_first_image` passes over it.</summary>
    private static byte[]? Picture(JsonElement root, JsonElement info)
    {
        if (root.Base64("image") is { } single) return single;
        var images = root.Items("images").ToList();
        var first = (int)(info.Whole("index_of_first_image") ?? 0);
        return images.Count == 0 ? null : JsonReading.Base64(images[first < images.Count && first >= 0 ? first : 0].ToString());
    }

    private static JsonElement Info(string? text)
    {
        if (string.IsNullOrEmpty(text)) return default;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static (ProviderFailure Reason, string Message) Classify(int status, string? detail) => status switch
    {
        401 or 403 => (ProviderFailure.Unauthorized, ProviderMessages.Misconfigured),
        // FastAPI's own words for an address it does not know: the server was started without its API.
        404 when detail is null or "Not Found" => (ProviderFailure.Unauthorized, ProviderMessages.Misconfigured),
        429 => (ProviderFailure.RateLimited, ProviderMessages.Busy),
        408 or >= 500 => (ProviderFailure.Transient, ProviderMessages.Trouble),
        < 400 => (ProviderFailure.Transient, ProviderMessages.Nonsense),
        _ => (ProviderFailure.Invalid, ProviderMessages.Unaccepted),
    };

    /// <summary>The exception's name or the field's place, never what was sent.</summary>
    private static string Kind(JsonElement root)
    {
        if (root.Text("error") is { } error && error.All(char.IsLetterOrDigit)) return error;
        var place = root.Items("detail").FirstOrDefault().Items("loc").LastOrDefault();
        return place.ValueKind == JsonValueKind.String ? $"validation of {place.GetString()}" : "-";
    }
}
