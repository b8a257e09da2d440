using System.Collections.Frozen;
using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

public sealed class InputObjectType : NamedType
{
    private FrozenDictionary<string, InputField> _fieldsByName = FrozenDictionary<string, InputField>.Empty;

    internal InputObjectType(string name, string? description, ImmutableArray<DirectiveNode> directives, InputTypeBinding? binding)
        : base(name, description, directives)
    {
        Binding = binding;
        IsOneOf = BuiltInDirectives.Find(directives, BuiltInDirectives.OneOf) is not null;
    }

    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>Exactly one field must be given, and not null.</summary>
    public bool IsOneOf { get; }

    /// <summary>As declared.</summary>
    public ImmutableArray<InputField> Fields { get; private set; } = [];

    public InputTypeBinding? Binding { get; }

    public InputField? FindField(string name) => _fieldsByName.GetValueOrDefault(name);

    internal void Complete(ImmutableArray<InputField> fields)
    {
        Fields = fields;
        _fieldsByName = fields.ToFrozenDictionary(static field => field.Name, StringComparer.Ordinal);
    }
}
