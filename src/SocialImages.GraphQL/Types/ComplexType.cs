using System.Collections.Frozen;
using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>What objects and interfaces share.</summary>
public abstract class ComplexType : NamedType
{
    private FrozenDictionary<string, FieldDefinition> _fieldsByName = FrozenDictionary<string, FieldDefinition>.Empty;

    private protected ComplexType(string name, string? description, ImmutableArray<DirectiveNode> directives)
        : base(name, description, directives)
    {
    }

    /// <summary>As declared.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; private set; } = [];

    public ImmutableArray<InterfaceType> Interfaces { get; private set; } = [];

    public FieldDefinition? FindField(string name) => _fieldsByName.GetValueOrDefault(name);

    public bool Implements(InterfaceType type) => Interfaces.Contains(type);

    internal void Complete(ImmutableArray<InterfaceType> interfaces, ImmutableArray<FieldDefinition> fields)
    {
        Interfaces = interfaces;
        Fields = fields;
        _fieldsByName = fields.ToFrozenDictionary(static field => field.Name, StringComparer.Ordinal);
        foreach (var field in fields)
            field.DeclaringType = this;
    }
}

public sealed class ObjectType : ComplexType
{
    internal ObjectType(string name, string? description, ImmutableArray<DirectiveNode> directives, ObjectTypeBinding? binding)
        : base(name, description, directives) => Binding = binding;

    public override TypeKind Kind => TypeKind.Object;

    /// <summary>Set by the execution engine while the schema is built.</summary>
    public ObjectTypeBinding? Binding { get; internal set; }
}

public sealed class InterfaceType : ComplexType
{
    internal InterfaceType(string name, string? description, ImmutableArray<DirectiveNode> directives)
        : base(name, description, directives)
    {
    }

    public override TypeKind Kind => TypeKind.Interface;
}
