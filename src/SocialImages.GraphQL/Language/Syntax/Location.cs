namespace SocialImages.GraphQL.Language;

/// <summary>Where a node stands in its source: byte offsets from 0, line and column (UTF-16 units) from 1. Line 0 = made in code.</summary>
public readonly record struct Location(int Start, int End, int Line, int Column);
