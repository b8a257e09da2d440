using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>What the caller is told when no picture came, from what the last provider said.</summary>
internal static class GenerationFailures
{
    private const int UnknownRetrySeconds = 30;
    private const int MaxRetrySeconds = 24 * 60 * 60;

    // The more it helps the caller to do better, the earlier it stands.
    private static readonly string[] ByHelpfulness = ["PROMPT_REJECTED", "IMAGE_REJECTED", "VALIDATION", "MODEL_UNAVAILABLE", "PROVIDER_UNAVAILABLE"];

    public static GenerationFailure Interrupted { get; }
        = GenerationFailure.Of(new GenerationInterruptedException("The generation could not be finished because of a problem on our side."));

    public static GenerationFailure Disabled { get; } = GenerationFailure.Of(new GenerationDisabledException());

    public static GenerationFailure Of(ImageProviderException problem, IReadOnlyList<string> tried) => GenerationFailure.Of(problem switch
    {
        { Reason: ProviderFailure.Refused, IsAboutOutput: true } => new ImageRejectedException(
            problem.Message, problem.Categories.Count > 0 ? string.Join(", ", problem.Categories) : "unspecified"),
        { Reason: ProviderFailure.Refused } => new PromptRejectedException(problem.Message, problem.Categories),
        { IsModelGone: true } => new ModelUnavailableException("The model does not exist any more."),
        { Reason: ProviderFailure.Invalid } => new ValidationException("prompt", problem.Message),
        _ => new ProviderUnavailableException(problem.Message, tried, RetryAfterSeconds(problem)),
    });

    public static GenerationFailure Of(ModeratorUnavailableException problem) => GenerationFailure.Of(new ProviderUnavailableException(
        problem.Message, ["moderation"], problem.RetryAfter is { } wait ? Seconds(wait) : UnknownRetrySeconds));

    public static GenerationFailure? MostHelpful(IEnumerable<GenerationFailure?> failures)
        => failures.OfType<GenerationFailure>().MinBy(failure => (uint)Array.IndexOf(ByHelpfulness, failure.Code));

    /// <summary>Null when waiting does not help: somebody must see to the key or the account.</summary>
    private static int? RetryAfterSeconds(ImageProviderException problem)
        => problem.RetryAfter is { } wait ? Seconds(wait) : problem.IsAboutKey ? null : UnknownRetrySeconds;

    private static int Seconds(TimeSpan wait) => (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 1, MaxRetrySeconds);
}
