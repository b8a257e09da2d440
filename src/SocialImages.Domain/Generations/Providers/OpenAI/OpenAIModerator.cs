using OpenAI;
using OpenAI.Moderations;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>OpenAI's moderation endpoint. It is free, so asking again is always safe.</summary>
internal sealed class OpenAIModerator(OpenAIConnection connection) : IModerator
{
    private const string Model = "omni-moderation-latest";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<string>> FlagAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.CallAsync((client, deadline) => FlagAsync(client, text, deadline.Token), Timeout, cancellationToken);
        }
        catch (ImageProviderException exception)
        {
            var mayHelp = exception.Reason is ProviderFailure.Transient or ProviderFailure.RateLimited;
            throw new ModeratorUnavailableException("Prompts cannot be checked at the moment.", mayHelp, exception.RetryAfter, exception);
        }
    }

    private static async Task<IReadOnlyList<string>> FlagAsync(OpenAIClient client, string text, CancellationToken cancellationToken)
    {
        ModerationResult result;
        try
        {
            result = await client.GetModerationClient(Model).ClassifyTextAsync(text, cancellationToken);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw OpenAIErrors.NoPicture($"The moderation's answer could not be read: {exception.GetType().Name}.", requestId: null);
        }

        if (!result.Flagged) return [];
        string[] categories = [.. Categories(result).Where(entry => entry.Category?.Flagged == true).Select(entry => entry.Name)];
        return categories.Length > 0 ? categories : ["unspecified"];
    }

    private static IEnumerable<(string Name, ModerationCategory? Category)> Categories(ModerationResult result) =>
    [
        ("harassment", result.Harassment),
        ("harassment/threatening", result.HarassmentThreatening),
        ("hate", result.Hate),
        ("hate/threatening", result.HateThreatening),
        ("illicit", result.Illicit),
        ("illicit/violent", result.IllicitViolent),
        ("self-harm", result.SelfHarm),
        ("self-harm/instructions", result.SelfHarmInstructions),
        ("self-harm/intent", result.SelfHarmIntent),
        ("sexual", result.Sexual),
        ("sexual/minors", result.SexualMinors),
        ("violence", result.Violence),
        ("violence/graphic", result.ViolenceGraphic),
    ];
}
