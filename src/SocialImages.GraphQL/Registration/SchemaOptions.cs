namespace SocialImages.GraphQL;

/// <summary>Where a resolver's scoped services come from.</summary>
public enum DependencyInjectionScope
{
    /// <summary>From the request; what runs beside each other shares them.</summary>
    Request,

    /// <summary>From a scope of the resolver's own.</summary>
    Resolver,
}

/// <summary>How a schema is made.</summary>
public sealed class SchemaOptions
{
    /// <summary>Interface <c>INode</c> becomes <c>Node</c>.</summary>
    public bool StripLeadingIFromInterface { get; set; }

    /// <summary>For resolvers that wait, which run beside each other.</summary>
    public DependencyInjectionScope DefaultQueryDependencyInjectionScope { get; set; } = DependencyInjectionScope.Resolver;

    public DependencyInjectionScope DefaultMutationDependencyInjectionScope { get; set; } = DependencyInjectionScope.Request;
}
