namespace SocialImages.GraphQL.Conformance;

/// <summary>A picture on the shelf.</summary>
public sealed record Image(int Id, string Url, string? Prompt);
