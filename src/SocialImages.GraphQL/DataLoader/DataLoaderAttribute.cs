namespace SocialImages.GraphQL.DataLoader;

/// <summary>The static method loads many values by key; a data loader class and its interface are written for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute(string? name = null) : Attribute
{
    /// <summary>Name of the class without the suffix <c>DataLoader</c>; the method's name when left out.</summary>
    public string? Name => name;
}
