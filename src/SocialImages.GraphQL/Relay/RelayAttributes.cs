namespace SocialImages.GraphQL.Types.Relay;

/// <summary>The value is a global id outside and the plain key inside. Without a type name, that of the declaring type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Method)]
public sealed class IDAttribute(string? typeName = null) : Attribute
{
    public string? TypeName => typeName;
}

/// <summary>The value is a global id of a <typeparamref name="T"/> outside and its plain key inside.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Method)]
public sealed class IDAttribute<T> : Attribute;

/// <summary>The type is refetchable through <c>node(id)</c>, by a static method of its own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class NodeAttribute : Attribute
{
    /// <summary>The property that is the key; <c>Id</c> when left out.</summary>
    public string? IdField { get; set; }

    /// <summary>The method that finds an object by its key.</summary>
    public string? NodeResolver { get; set; }

    /// <summary>The class that has the method, when it is not the type itself.</summary>
    public Type? NodeResolverType { get; set; }
}

/// <summary>The method finds an object by its key and thereby makes its type a node.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;
