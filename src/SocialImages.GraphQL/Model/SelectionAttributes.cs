namespace SocialImages.GraphQL.Types;

/// <summary>The boolean parameter tells whether one of the named fields is selected below the field.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IsSelectedAttribute(params string[] fieldNames) : Attribute
{
    public IReadOnlyList<string> FieldNames => fieldNames;
}

/// <summary>Replaces the named member of the extended type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class BindMemberAttribute(string name) : Attribute
{
    public string Name => name;

    public bool Replace { get; set; } = true;
}

/// <summary>The value an argument or input field has when it is left out.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DefaultValueAttribute(object? value) : Attribute
{
    public object? Value => value;
}
