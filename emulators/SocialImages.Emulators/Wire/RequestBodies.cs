using System.Text.Json;
using SocialImages.Emulators.OpenAI;

namespace SocialImages.Emulators.Wire;

/// <summary>Raw bodies into fields; each service words its own refusal of an unreadable one.</summary>
internal static class RequestBodies
{
    public static async Task<IFormCollection> FormAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        try
        {
            return await http.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException unreadable)
        {
            throw new BadHttpRequestException("Could not parse multipart form.", unreadable);
        }
    }

    public static async Task<Dictionary<string, JsonElement>?> JsonAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Dictionary<string, JsonElement>>(http.Body, cancellationToken: cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static async Task<Dictionary<string, JsonElement>> OpenAIJsonAsync(HttpRequest http, CancellationToken cancellationToken) =>
        await JsonAsync(http, cancellationToken)
        ?? throw new OpenAIException(StatusCodes.Status400BadRequest, "invalid_request_error", null, null, "We could not parse the JSON body of your request.");
}
