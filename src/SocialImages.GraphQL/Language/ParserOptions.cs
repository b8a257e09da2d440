namespace SocialImages.GraphQL.Language;

/// <summary>How much of a document the parser reads before it gives up; defaults are Hot Chocolate's.</summary>
public sealed class ParserOptions
{
    public static ParserOptions Default { get; } = new();

    /// <summary>For documents of our own making, such as a schema: nothing is limited but the depth.</summary>
    public static ParserOptions Unlimited { get; } = new() { MaxAllowedFields = int.MaxValue, MaxAllowedDirectives = int.MaxValue };

    /// <summary>Fields in the whole document.</summary>
    public int MaxAllowedFields { get; init; } = 2048;

    /// <summary>Directives at one location.</summary>
    public int MaxAllowedDirectives { get; init; } = 4;

    /// <summary>Nested selection sets, lists, objects and list types.</summary>
    public int MaxAllowedRecursionDepth { get; init; } = 200;

    /// <summary>Syntax nodes in the whole document.</summary>
    public int MaxAllowedNodes { get; init; } = int.MaxValue;

    /// <summary>Tokens in the whole document.</summary>
    public int MaxAllowedTokens { get; init; } = int.MaxValue;

    /// <summary>Bytes of the whole document.</summary>
    public int MaxAllowedBytes { get; init; } = int.MaxValue;

    /// <summary>Accepts variables on fragments (an old experiment that the specification never took).</summary>
    public bool AllowFragmentVariables { get; init; }
}
