namespace SocialImages.Emulators.OpenAI;

/// <summary>The image models' own refusal, by the same word list as <c>/moderations</c>.</summary>
internal static class SafetySystem
{
    /// <summary>A prompt with this text passes at the input and is refused after painting.</summary>
    public const string OutputTrigger = "blocked-at-output";

    private static readonly string[] AllowedWhenLow = ["violence", "harassment", "illicit"];

    public static void CheckInput(ImageRequest request, string requestId)
    {
        var categories = ModerationWords.Categories(request.Prompt)
            .Where(category => !request.LowModeration || !AllowedWhenLow.Contains(category))
            .ToList();
        if (categories.Count > 0) throw Refusal("input", categories, requestId);
    }

    public static void CheckOutput(ImageRequest request, string requestId)
    {
        if (request.Prompt.Contains(OutputTrigger, StringComparison.OrdinalIgnoreCase)) throw Refusal("output", ["violence"], requestId);
    }

    private static OpenAIException Refusal(string stage, IReadOnlyList<string> categories, string requestId) =>
        OpenAIException.UserErrorWithDetails(
            "moderation_blocked",
            $"Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID {requestId}. safety_violations=[{string.Join(", ", categories)}].",
            new { moderation_stage = stage, categories });
}
