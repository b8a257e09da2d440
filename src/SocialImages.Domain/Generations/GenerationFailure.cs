namespace SocialImages.Domain.Generations;

/// <summary>A stored problem: the code of a typed error with what it needs to be told again.</summary>
public sealed record GenerationFailure(string Code, string Message)
{
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<string> TriedProviders { get; init; } = [];
    public int? RetryAfterSeconds { get; init; }
}
