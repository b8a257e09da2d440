namespace SocialImages.Domain.Images.Tagging;

/// <summary>A picture that a model is still to look at; gone when it has, or will not.</summary>
public sealed class TagRequest
{
    public required Guid ImageId { get; init; }

    /// <summary>How often it was asked.</summary>
    public int Attempts { get; init; }
    public required DateTimeOffset DueAt { get; init; }
}
