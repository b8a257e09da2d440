using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Types;
using static SocialImages.GraphQL.Execution.Introspection.IntrospectionBindings;

namespace SocialImages.GraphQL.Execution.Introspection;

/// <summary>Resolvers of <c>__Schema</c> and <c>__Type</c>.</summary>
internal static class TypeIntrospection
{
    private const string SchemaType = "__Schema";
    private const string TypeType = "__Type";

    private static readonly string[] KindNames = ["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"];

    public static IEnumerable<KeyValuePair<(string, string), ResolverBinding>> Bindings()
    {
        yield return new((SchemaType, "description"), Leaf(static (c, w) => w.Write(SchemaOf(c).Description)));
        yield return new((SchemaType, "types"), Field(static c => c.Result(SchemaOf(c).Types.OrderBy(static type => type.Name, StringComparer.Ordinal).ToArray())));
        yield return new((SchemaType, "queryType"), Field(static c => c.Result(SchemaOf(c).QueryType)));
        yield return new((SchemaType, "mutationType"), Field(static c => c.Result(SchemaOf(c).MutationType)));
        yield return new((SchemaType, "subscriptionType"), Field(static c => c.Result(SchemaOf(c).SubscriptionType)));
        yield return new((SchemaType, "directives"), Field(static c => c.Result(SchemaOf(c).DirectiveDefinitions)));
        yield return new((TypeType, "kind"), Field(static c => c.Result(KindNames[(int)TypeOf(c).Kind])));
        yield return new((TypeType, "name"), Leaf(static (c, w) => w.Write((TypeOf(c) as NamedType)?.Name)));
        yield return new((TypeType, "description"), Leaf(static (c, w) => w.Write((TypeOf(c) as NamedType)?.Description)));
        yield return new((TypeType, "specifiedByURL"), Leaf(static (c, w) => w.Write((TypeOf(c) as ScalarType)?.SpecifiedBy)));
        yield return new((TypeType, "isOneOf"), Leaf(static (c, w) => TypeOf(c) is InputObjectType input && w.Write(input.IsOneOf)));
        yield return new((TypeType, "ofType"), Field(static c => c.Result(OfType(c))));
        yield return new((TypeType, "interfaces"), Field(static c => c.Result((TypeOf(c) as ComplexType)?.Interfaces.ToArray())));
        yield return new((TypeType, "possibleTypes"), Field(static c => c.Result(PossibleTypes(c))));
        yield return new((TypeType, "fields"), Field(static c => c.Result(Fields(c)), IncludeDeprecated()));
        yield return new((TypeType, "inputFields"), Field(static c => c.Result(InputFields(c)), IncludeDeprecated()));
        yield return new((TypeType, "enumValues"), Field(static c => c.Result(EnumValues(c)), IncludeDeprecated()));
    }

    private static Schema SchemaOf(ResolverContext context) => (Schema)context.ParentObject;

    private static GraphQLType TypeOf(ResolverContext context) => (GraphQLType)context.ParentObject;

    private static GraphQLType? OfType(ResolverContext context) => TypeOf(context) switch
    {
        NonNullType nonNull => nonNull.OfType,
        ListType list => list.OfType,
        _ => null,
    };

    private static ObjectType[]? PossibleTypes(ResolverContext context) => TypeOf(context) is NamedType { Kind: TypeKind.Interface or TypeKind.Union } type
        ? [.. context.Schema.GetPossibleTypes(type)]
        : null;

    private static FieldDefinition[]? Fields(ResolverContext context) =>
        (TypeOf(context) as ComplexType)?.Fields.Where(field => !field.IsIntrospection && (!field.IsDeprecated || WantsDeprecated(context))).ToArray();

    private static InputField[]? InputFields(ResolverContext context) =>
        (TypeOf(context) as InputObjectType)?.Fields.Where(field => !field.IsDeprecated || WantsDeprecated(context)).ToArray();

    private static EnumValue[]? EnumValues(ResolverContext context) =>
        (TypeOf(context) as EnumType)?.Values.Where(value => !value.IsDeprecated || WantsDeprecated(context)).ToArray();
}
