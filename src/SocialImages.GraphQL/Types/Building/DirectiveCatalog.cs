using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>Definitions of the directives that every schema has, and of the two for cost.</summary>
internal static class DirectiveCatalog
{
    private const string BuiltIn = """
        "Directs the executor to skip this field or fragment when the `if` argument is true."
        directive @skip("Skipped when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Directs the executor to include this field or fragment only when the `if` argument is true."
        directive @include("Included when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "The `@deprecated` directive is used within the type system definition language to indicate deprecated portions of a GraphQL service’s schema, such as deprecated fields on a type or deprecated enum values."
        directive @deprecated(
          "Deprecations include a reason for why it is deprecated, which is formatted using Markdown syntax (as specified by CommonMark)."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        "The `@specifiedBy` directive is used within the type system definition language to provide a URL for specifying the behavior of custom scalar definitions."
        directive @specifiedBy("The specifiedBy URL points to a human-readable specification. This field will only read a result for scalar types." url: String!) on SCALAR
        "The `@oneOf` directive is used within the type system definition language to indicate that an Input Object is a OneOf Input Object."
        directive @oneOf on INPUT_OBJECT
        """;

    private const string CostAndListSize = """
        "The purpose of the `cost` directive is to define a `weight` for GraphQL types, fields, and arguments. Static analysis can use these weights when calculating the overall cost of a query or response."
        directive @cost(
          "The `weight` argument defines what value to add to the overall cost for every appearance, or possible appearance, of a type, field, argument, etc."
          weight: String!
        ) on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM | INPUT_FIELD_DEFINITION
        "The purpose of the `@listSize` directive is to either inform the static analysis about the size of returned lists (if that information is statically available), or to point the analysis to where to find that information."
        directive @listSize(
          "The `assumedSize` argument can be used to statically define the maximum length of a list returned by a field."
          assumedSize: Int
          "The `slicingArguments` argument can be used to define which of the field's arguments with numeric type are slicing arguments, so that their value determines the size of the list returned by that field. It may specify a list of multiple slicing arguments."
          slicingArguments: [String!]
          "The `slicingArgumentDefaultValue` argument can be used to define a default value for a slicing argument, which is used if the argument is not present in a query."
          slicingArgumentDefaultValue: Int
          "The `sizedFields` argument can be used to define that the value of the `assumedSize` argument or of a slicing argument does not affect the size of a list returned by a field itself, but that of a list returned by one of its sub-fields."
          sizedFields: [String!]
          "The `requireOneSlicingArgument` argument can be used to inform the static analysis that it should expect that exactly one of the defined slicing arguments is present in a query. If that is not the case (i.e., if none or multiple slicing arguments are present), the static analysis may throw an error."
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION
        """;

    private static readonly string[] BuiltInNames =
        [BuiltInDirectives.Skip, BuiltInDirectives.Include, BuiltInDirectives.Deprecated, BuiltInDirectives.SpecifiedBy, BuiltInDirectives.OneOf];

    public static bool IsBuiltIn(string name) => BuiltInNames.Contains(name);

    /// <summary>All of them, compiled for documents that stand alone.</summary>
    public static IEnumerable<DirectiveDefinition> Definitions()
    {
        var builder = new SchemaBuilder { AssumeValid = true };
        builder.Directives.AddRange(Read(CostAndListSize));
        return builder.Build().DirectiveDefinitions;
    }

    /// <summary>The builder's directives and the built-in ones it leaves out.</summary>
    public static List<DirectiveConfiguration> Complete(SchemaBuilder builder)
    {
        var declared = builder.Directives.Select(static directive => directive.Name).ToHashSet(StringComparer.Ordinal);
        List<DirectiveConfiguration> all = [.. builder.Directives];
        if (UsesCost(builder))
            all.AddRange(Read(CostAndListSize).Where(directive => !declared.Contains(directive.Name)));
        all.AddRange(Read(BuiltIn).Where(directive => !declared.Contains(directive.Name)));
        return all;
    }

    private static IEnumerable<DirectiveConfiguration> Read(string sdl) =>
        Utf8GraphQLParser.Parse(sdl, ParserOptions.Unlimited).Definitions.Cast<DirectiveDefinitionNode>().Select(SdlReader.ToConfiguration);

    private static bool UsesCost(SchemaBuilder builder) => builder.Types.Any(static type =>
        HasCost(type.Directives)
        || (type is ComplexTypeConfiguration complex && complex.Fields.Exists(static field => HasCost(field.Directives) || field.Arguments.Exists(HasCost)))
        || (type is InputObjectTypeConfiguration input && input.Fields.Exists(HasCost)));

    private static bool HasCost(InputValueConfiguration input) => HasCost(input.Directives);

    private static bool HasCost(List<DirectiveNode> directives) =>
        directives.Exists(static directive => directive.Name.Value is BuiltInDirectives.Cost or BuiltInDirectives.ListSize);
}
