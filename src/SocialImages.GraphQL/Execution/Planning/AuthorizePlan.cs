using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>Everything demanded of a user before a field is resolved: by the field, by its type and by the type it returns.</summary>
internal sealed record AuthorizePlan(IReadOnlyList<AuthorizeAttribute> Demands)
{
    public static AuthorizePlan? Of(ResolverBinding binding, FieldDefinition field, ExecutionSchema schema)
    {
        // An abstract type's demands are only known with the object.
        var demands = field.Type.Named is ObjectType result && schema.Authorize.TryGetValue(result.Name, out var ofType)
            ? [.. binding.Authorize, .. ofType]
            : binding.Authorize;
        return demands.Count == 0 ? null : new AuthorizePlan(demands);
    }
}
