using System.Collections.Frozen;
using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

public sealed class EnumType : NamedType
{
    private readonly FrozenDictionary<string, EnumValue> _valuesByName;

    internal EnumType(
        string name, string? description, ImmutableArray<DirectiveNode> directives, ImmutableArray<EnumValue> values, InputTypeBinding? binding)
        : base(name, description, directives)
    {
        Values = values;
        Binding = binding;
        _valuesByName = values.ToFrozenDictionary(static value => value.Name, StringComparer.Ordinal);
    }

    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>As declared.</summary>
    public ImmutableArray<EnumValue> Values { get; }

    public InputTypeBinding? Binding { get; }

    public EnumValue? FindValue(string name) => _valuesByName.GetValueOrDefault(name);
}

public sealed class EnumValue
{
    internal EnumValue(string name, string? description, object? runtimeValue, ImmutableArray<DirectiveNode> directives)
    {
        Name = name;
        Description = description;
        RuntimeValue = runtimeValue;
        Directives = directives;
        DeprecationReason = BuiltInDirectives.DeprecationReason(directives);
    }

    public string Name { get; }

    public string? Description { get; }

    /// <summary>The .NET value; the name itself when the schema came from SDL.</summary>
    public object? RuntimeValue { get; }

    public ImmutableArray<DirectiveNode> Directives { get; }

    public string? DeprecationReason { get; }

    public bool IsDeprecated => DeprecationReason is not null;
}
