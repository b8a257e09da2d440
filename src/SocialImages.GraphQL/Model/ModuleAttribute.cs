namespace SocialImages.GraphQL;

/// <summary>Names the method that registers an assembly's types: <c>Add{name}()</c>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleAttribute(string name) : Attribute
{
    public string Name => name;
}
