namespace SocialImages.GraphQL;

/// <summary>Line and column, both from 1.</summary>
public readonly record struct ErrorLocation(int Line, int Column);
