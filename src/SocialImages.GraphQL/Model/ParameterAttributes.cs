namespace SocialImages.GraphQL;

/// <summary>The parameter is the object the field belongs to.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? requires = null) : Attribute
{
    public string? Requires => requires;
}

/// <summary>The parameter is a service, optionally a keyed one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute(string? key = null) : Attribute
{
    public string? Key => key;
}

/// <summary>The parameter is an argument of the field, under the given name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgumentAttribute(string? name = null) : Attribute
{
    public string? Name => name;
}

/// <summary>The parameter is a value the transport or an interceptor put on the request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute(string? key = null) : Attribute
{
    public string? Key => key;
}

/// <summary>The parameter is the event a subscription was woken by.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
