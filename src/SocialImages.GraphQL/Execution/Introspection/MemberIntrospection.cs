using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using static SocialImages.GraphQL.Execution.Introspection.IntrospectionBindings;

namespace SocialImages.GraphQL.Execution.Introspection;

/// <summary>Resolvers of <c>__Field</c>, <c>__InputValue</c>, <c>__EnumValue</c> and <c>__Directive</c>.</summary>
internal static class MemberIntrospection
{
    public static IEnumerable<KeyValuePair<(string, string), ResolverBinding>> Bindings() => [.. Fields(), .. Inputs(), .. EnumValues(), .. Directives()];

    private static IEnumerable<KeyValuePair<(string, string), ResolverBinding>> Fields()
    {
        const string Type = "__Field";
        yield return new((Type, "name"), Leaf(static (c, w) => w.Write(Of<FieldDefinition>(c).Name)));
        yield return new((Type, "description"), Leaf(static (c, w) => w.Write(Of<FieldDefinition>(c).Description)));
        yield return new((Type, "args"), Field(static c => c.Result(Known(Of<FieldDefinition>(c).Arguments, c)), IncludeDeprecated()));
        yield return new((Type, "type"), Field(static c => c.Result(Of<FieldDefinition>(c).Type)));
        yield return new((Type, "isDeprecated"), Leaf(static (c, w) => w.Write(Of<FieldDefinition>(c).IsDeprecated)));
        yield return new((Type, "deprecationReason"), Leaf(static (c, w) => w.Write(Of<FieldDefinition>(c).DeprecationReason)));
    }

    private static IEnumerable<KeyValuePair<(string, string), ResolverBinding>> Inputs()
    {
        const string Type = "__InputValue";
        yield return new((Type, "name"), Leaf(static (c, w) => w.Write(Of<InputValueDefinition>(c).Name)));
        yield return new((Type, "description"), Leaf(static (c, w) => w.Write(Of<InputValueDefinition>(c).Description)));
        yield return new((Type, "type"), Field(static c => c.Result(Of<InputValueDefinition>(c).Type)));
        yield return new((Type, "defaultValue"), Leaf(static (c, w) => Of<InputValueDefinition>(c).DefaultValue is { } value && w.Write(SyntaxPrinter.Print(value))));
        yield return new((Type, "isDeprecated"), Leaf(static (c, w) => w.Write(Of<InputValueDefinition>(c).IsDeprecated)));
        yield return new((Type, "deprecationReason"), Leaf(static (c, w) => w.Write(Of<InputValueDefinition>(c).DeprecationReason)));
    }

    private static IEnumerable<KeyValuePair<(string, string), ResolverBinding>> EnumValues()
    {
        const string Type = "__EnumValue";
        yield return new((Type, "name"), Leaf(static (c, w) => w.Write(Of<EnumValue>(c).Name)));
        yield return new((Type, "description"), Leaf(static (c, w) => w.Write(Of<EnumValue>(c).Description)));
        yield return new((Type, "isDeprecated"), Leaf(static (c, w) => w.Write(Of<EnumValue>(c).IsDeprecated)));
        yield return new((Type, "deprecationReason"), Leaf(static (c, w) => w.Write(Of<EnumValue>(c).DeprecationReason)));
    }

    private static IEnumerable<KeyValuePair<(string, string), ResolverBinding>> Directives()
    {
        const string Type = "__Directive";
        yield return new((Type, "name"), Leaf(static (c, w) => w.Write(Of<DirectiveDefinition>(c).Name)));
        yield return new((Type, "description"), Leaf(static (c, w) => w.Write(Of<DirectiveDefinition>(c).Description)));
        yield return new((Type, "isRepeatable"), Leaf(static (c, w) => w.Write(Of<DirectiveDefinition>(c).IsRepeatable)));
        yield return new((Type, "locations"), Field(static c => c.Result(Of<DirectiveDefinition>(c).Locations.Select(DirectiveLocationName.Format).ToArray())));
        yield return new((Type, "args"), Field(static c => c.Result(Known(Of<DirectiveDefinition>(c).Arguments, c)), IncludeDeprecated()));
    }

    private static T Of<T>(ResolverContext context) => (T)context.ParentObject;

    private static ArgumentDefinition[] Known(IEnumerable<ArgumentDefinition> arguments, ResolverContext context) =>
        [.. arguments.Where(argument => !argument.IsDeprecated || WantsDeprecated(context))];
}
