namespace SocialImages.GraphQL.Execution;

/// <summary>The operation kinds a transport lets through; anything else answers <see cref="OperationResult.KindNotAllowed"/>.</summary>
[Flags]
public enum OperationKinds
{
    None = 0,
    Query = 1,
    Mutation = 2,
    Subscription = 4,
    All = Query | Mutation | Subscription,
}
