using System.Collections.Immutable;
using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A scalar known only from SDL: any literal will do.</summary>
internal sealed class DeclaredScalarType(string name, string? description, ImmutableArray<DirectiveNode> directives)
    : ScalarType(name, description, null, directives)
{
    private static readonly AnyType Any = new();

    public override Type RuntimeType => typeof(JsonElement);

    public override bool IsInstance(ValueNode literal) => true;

    public override object? ParseLiteral(ValueNode literal) => Any.ParseLiteral(literal);

    public override bool TryParseJson(JsonElement json, out ValueNode? literal) => Any.TryParseJson(json, out literal);

    public override void WriteObject(Utf8JsonWriter writer, object value) => Any.WriteObject(writer, value);
}
