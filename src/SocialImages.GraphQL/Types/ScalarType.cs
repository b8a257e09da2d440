using System.Collections.Immutable;
using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A leaf with a text form. Derive from <see cref="ScalarType{T}"/>.</summary>
public abstract class ScalarType : NamedType
{
    protected ScalarType(string name, string? description = null, string? specifiedBy = null, params ImmutableArray<DirectiveNode> directives)
        : base(name, description, WithSpecifiedBy(directives, specifiedBy)) => SpecifiedBy = specifiedBy ?? SpecifiedByOf(directives);

    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>URL of the scalar's specification.</summary>
    public string? SpecifiedBy { get; }

    public abstract Type RuntimeType { get; }

    /// <summary>Whether the literal (never null, never a variable) is one of this scalar.</summary>
    public abstract bool IsInstance(ValueNode literal);

    /// <summary>The literal's runtime value, boxed where it is a value type.</summary>
    /// <exception cref="FormatException">The literal is not one of this scalar.</exception>
    public abstract object? ParseLiteral(ValueNode literal);

    /// <summary>Turns a variable's JSON (never null) into a literal of this scalar.</summary>
    public abstract bool TryParseJson(JsonElement json, out ValueNode? literal);

    /// <summary>Writes a runtime value as JSON.</summary>
    /// <exception cref="FormatException">The value cannot be represented.</exception>
    public abstract void WriteObject(Utf8JsonWriter writer, object value);

    private static string? SpecifiedByOf(ImmutableArray<DirectiveNode> directives) =>
        (BuiltInDirectives.Find(directives, BuiltInDirectives.SpecifiedBy)?.FindArgument("url") as StringValueNode)?.Value;

    private static ImmutableArray<DirectiveNode> WithSpecifiedBy(ImmutableArray<DirectiveNode> directives, string? url) =>
        url is null ? directives : [new DirectiveNode(BuiltInDirectives.SpecifiedBy, new ArgumentNode("url", new StringValueNode(url))), .. directives];
}

/// <summary>A scalar whose runtime value is a <typeparamref name="T"/>.</summary>
public abstract class ScalarType<T>(string name, string? description = null, string? specifiedBy = null, params ImmutableArray<DirectiveNode> directives)
    : ScalarType(name, description, specifiedBy, directives)
    where T : notnull
{
    public override Type RuntimeType => typeof(T);

    public abstract bool TryParseLiteral(ValueNode literal, out T? value);

    /// <summary>Writes without boxing.</summary>
    public abstract void Write(Utf8JsonWriter writer, T value);

    public override bool IsInstance(ValueNode literal) => TryParseLiteral(literal, out _);

    public override object? ParseLiteral(ValueNode literal) => TryParseLiteral(literal, out var value)
        ? value
        : throw new FormatException($"{Name} cannot parse the given literal of type `{literal.Kind}`.");

    public override void WriteObject(Utf8JsonWriter writer, object value)
    {
        if (value is not T typed)
            throw new FormatException($"{Name} cannot write a value of type `{value.GetType().Name}`.");
        Write(writer, typed);
    }
}
