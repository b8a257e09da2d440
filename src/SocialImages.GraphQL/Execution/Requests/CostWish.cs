namespace SocialImages.GraphQL.Execution;

/// <summary>What the <c>GraphQL-Cost</c> request header asks for.</summary>
public enum CostWish
{
    None,

    /// <summary>Execute, and put <c>operationCost</c> into the result's extensions.</summary>
    Report,

    /// <summary>Do not execute; answer with <c>operationCost</c> alone.</summary>
    Validate,
}
