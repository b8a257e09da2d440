using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations;

/// <summary>A stored problem: the code of a typed error with what it needs to be told again.</summary>
public sealed record GenerationFailure(string Code, string Message)
{
    private const int MostCategories = 20;
    private const int MaxReasonLength = 200;

    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<string> TriedProviders { get; init; } = [];
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Why a made picture was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>The input field a provider did not accept.</summary>
    public string? Field { get; init; }

    public static GenerationFailure Of(DomainException problem) => new(problem.Code, problem.Message)
    {
        Categories = [.. ((problem as PromptRejectedException)?.Categories ?? []).Take(MostCategories).Select(Storable)],
        TriedProviders = (problem as ProviderUnavailableException)?.TriedProviders ?? [],
        RetryAfterSeconds = (problem as ProviderUnavailableException)?.RetryAfterSeconds,
        Reason = (problem as ImageRejectedException)?.Reason is { } reason ? Storable(reason) : null,
        Field = (problem as ValidationException)?.Field,
    };

    /// <summary>The typed error it was made from.</summary>
    public DomainException ToError() => Code switch
    {
        "PROMPT_REJECTED" => new PromptRejectedException(Message, Categories),
        "IMAGE_REJECTED" => new ImageRejectedException(Message, Reason ?? "unknown"),
        "PROVIDER_UNAVAILABLE" => new ProviderUnavailableException(Message, TriedProviders, RetryAfterSeconds),
        "MODEL_UNAVAILABLE" => new ModelUnavailableException(Message),
        "VALIDATION" => new ValidationException(Field ?? "prompt", Message),
        "GENERATION_DISABLED" => new GenerationDisabledException(),
        _ => new GenerationInterruptedException(Message),
    };

    private static string Storable(string words) => ForeignText.Storable(words, MaxReasonLength);
}
