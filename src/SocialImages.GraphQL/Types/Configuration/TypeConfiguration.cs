using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A type in the making: conventions may change it until <see cref="SchemaBuilder.Build"/>.</summary>
public abstract class TypeConfiguration(string name)
{
    public string Name { get; set; } = name;

    public string? Description { get; set; }

    public List<DirectiveNode> Directives { get; init; } = [];
}

public abstract class ComplexTypeConfiguration(string name) : TypeConfiguration(name)
{
    /// <summary>Names of the implemented interfaces.</summary>
    public List<string> Interfaces { get; init; } = [];

    public List<FieldConfiguration> Fields { get; init; } = [];

    public FieldConfiguration? FindField(string name) => Fields.Find(field => field.Name == name);
}

public sealed class ObjectTypeConfiguration(string name) : ComplexTypeConfiguration(name)
{
    public ObjectTypeBinding? Binding { get; set; }
}

public sealed class InterfaceTypeConfiguration(string name) : ComplexTypeConfiguration(name);

public sealed class UnionTypeConfiguration(string name) : TypeConfiguration(name)
{
    /// <summary>Names of the member types.</summary>
    public List<string> Types { get; init; } = [];
}

public sealed class EnumTypeConfiguration(string name) : TypeConfiguration(name)
{
    public List<EnumValueConfiguration> Values { get; init; } = [];

    public InputTypeBinding? Binding { get; set; }
}

public sealed class InputObjectTypeConfiguration(string name) : TypeConfiguration(name)
{
    public List<InputValueConfiguration> Fields { get; init; } = [];

    public InputTypeBinding? Binding { get; set; }

    public InputValueConfiguration? FindField(string name) => Fields.Find(field => field.Name == name);
}

/// <summary>A scalar that only SDL declares; it accepts any literal.</summary>
public sealed class ScalarTypeConfiguration(string name) : TypeConfiguration(name);
