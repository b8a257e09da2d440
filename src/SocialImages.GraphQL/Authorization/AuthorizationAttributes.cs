namespace SocialImages.GraphQL.Authorization;

/// <summary>When a policy is asked.</summary>
public enum ApplyPolicy
{
    BeforeResolver,
    AfterResolver,
    Validation,
}

/// <summary>Only signed-in users, only some roles, or only those a policy lets through.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    public AuthorizeAttribute()
    {
    }

    public AuthorizeAttribute(ApplyPolicy apply) => Apply = apply;

    public AuthorizeAttribute(string policy, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
    {
        Policy = policy;
        Apply = apply;
    }

    public string? Policy { get; set; }

    /// <summary>Any one of them is enough.</summary>
    public string[]? Roles { get; set; }

    public ApplyPolicy Apply { get; set; }
}

/// <summary>Lifts what the type demands from this member.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;
