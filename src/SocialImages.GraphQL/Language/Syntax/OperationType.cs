namespace SocialImages.GraphQL.Language;

public enum OperationType : byte
{
    Query,
    Mutation,
    Subscription,
}
