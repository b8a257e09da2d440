using SocialImages.Emulators.OpenAI;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Stability;

/// <summary>The answer to a finished picture: bytes with its facts in headers, or JSON with its facts inside.</summary>
internal sealed record StabilityPicture(byte[] Bytes, string Format, long Seed, bool IsFiltered)
{
    private string FinishReason => IsFiltered ? "CONTENT_FILTERED" : "SUCCESS";

    private string MimeType => $"image/{Format}";

    public IResult Answer(HttpContext context)
    {
        if (context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return Results.Text(
                System.Text.Json.JsonSerializer.Serialize(new { image = Bytes, finish_reason = FinishReason, seed = Seed }), $"application/json; type={MimeType}");
        }

        context.Response.Headers["finish-reason"] = FinishReason;
        context.Response.Headers["seed"] = Seed.ToString(provider: null);
        return Results.Bytes(Bytes, MimeType);
    }

    public static bool IsFilteredPrompt(string prompt) => prompt.Contains(SafetySystem.OutputTrigger, StringComparison.OrdinalIgnoreCase);

    public static void CheckPrompt(string prompt, StabilitySettings settings)
    {
        if (ModerationWords.Categories(prompt).Any())
            throw new StabilityException(StatusCodes.Status403Forbidden, "content_moderation",
                "Your request was flagged by our content moderation system, as a result your request was denied and you were not charged.");
        if (settings.RefusesOtherLanguages && prompt.Count(letter => letter > 0x24F && char.IsLetter(letter)) > prompt.Length / 3)
            throw new StabilityException(StatusCodes.Status422UnprocessableEntity, "invalid_language", "English is the only supported language for this service.");
    }

    /// <summary>0 is any.</summary>
    public static long SeedOf(double? given) => given is null or 0 ? (long)(Ids.Stable(Ids.Hex(8)) % 4_294_967_294) + 1 : (long)given;
}
