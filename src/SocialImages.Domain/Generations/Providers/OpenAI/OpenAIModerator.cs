using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>
/// OpenAI's moderation endpoint. It is free, so asking again is always safe. Written and read here: the client's typed
/// methods take no bytes of a picture, and an address of its size is more than a `Uri` should hold.
/// </summary>
internal sealed class OpenAIModerator(OpenAIConnection connection) : IModerator
{
    private const string Model = "omni-moderation-latest";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public string Name => "openai";

    public Task<ModerationFinding> CheckTextAsync(string text, CancellationToken cancellationToken)
        => CheckAsync(BinaryData.FromObjectAsJson(new { model = Model, input = text }), cancellationToken);

    public async Task<ModerationFinding?> CheckPictureAsync(ReadOnlyMemory<byte> picture, string mimeType, CancellationToken cancellationToken)
    {
        var url = $"data:{mimeType};base64,{Convert.ToBase64String(picture.Span)}";
        var body = BinaryData.FromObjectAsJson(new { model = Model, input = new[] { new { type = "image_url", image_url = new { url } } } });
        return await CheckAsync(body, cancellationToken);
    }

    private async Task<ModerationFinding> CheckAsync(BinaryData body, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.CallAsync((client, deadline) => AskAsync(client, body, deadline.Token), Timeout, cancellationToken);
        }
        catch (ImageProviderException exception)
        {
            var mayHelp = exception.Reason is ProviderFailure.Transient or ProviderFailure.RateLimited;
            throw new ModeratorUnavailableException("The content rules cannot be checked at the moment.", mayHelp, exception.RetryAfter, exception);
        }
    }

    private static async Task<ModerationFinding> AskAsync(OpenAIClient client, BinaryData body, CancellationToken cancellationToken)
    {
        using var content = BinaryContent.Create(body);
        var answer = await client.GetModerationClient(Model).ClassifyTextAsync(content, new RequestOptions { CancellationToken = cancellationToken });
        try
        {
            using var json = JsonDocument.Parse(answer.GetRawResponse().Content);
            return Read(json.RootElement.GetProperty("results")[0]);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw OpenAIErrors.NoPicture($"The moderation's answer could not be read: {exception.GetType().Name}.", requestId: null);
        }
    }

    private static ModerationFinding Read(JsonElement result)
    {
        string[] categories = [.. result.GetProperty("categories").EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.True).Select(entry => entry.Name)];
        var scores = result.TryGetProperty("category_scores", out var given) && given.ValueKind == JsonValueKind.Object
            ? given.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Number).DistinctBy(entry => entry.Name).ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble())
            : [];
        if (!result.GetProperty("flagged").GetBoolean()) return new ModerationFinding([], scores);
        return new ModerationFinding(categories.Length > 0 ? categories : ["unspecified"], scores);
    }
}
