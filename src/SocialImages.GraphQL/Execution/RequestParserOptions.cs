namespace SocialImages.GraphQL.Execution;

/// <summary>How much of a document is read.</summary>
public sealed class RequestParserOptions
{
    /// <summary>Fields in the whole document.</summary>
    public int MaxAllowedFields { get; set; } = 2048;

    /// <summary>Directives at one location.</summary>
    public int MaxAllowedDirectives { get; set; } = 4;

    /// <summary>Nested selection sets, lists, objects and list types.</summary>
    public int MaxAllowedRecursionDepth { get; set; } = 200;

    /// <summary>Syntax nodes in the whole document.</summary>
    public int MaxAllowedNodes { get; set; } = int.MaxValue;

    /// <summary>Tokens in the whole document.</summary>
    public int MaxAllowedTokens { get; set; } = int.MaxValue;
}
