namespace SocialImages.Benchmarks.GraphQL;

/// <summary>A picture with the eight fields that both servers write.</summary>
public sealed class Picture
{
    public required Guid Id { get; init; }
    public required string Prompt { get; init; }
    public required string Style { get; init; }
    public required string Title { get; init; }
    public required string AltText { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
