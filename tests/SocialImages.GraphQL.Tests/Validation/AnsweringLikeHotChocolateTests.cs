using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Tests.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Validation;

/// <summary>The errors a live Hot Chocolate v16 gave.</summary>
public sealed class AnsweringLikeHotChocolateTests
{
    private const string Spec = "https://spec.graphql.org/September2025/#sec-";

    private static readonly Schema Model = SchemaBuilder.BuildFrom(
        File.ReadAllText(System.IO.Path.Combine(ReferenceVectors.Root, "tests", "SocialImages.GraphQL.Tests", "Types", "HotChocolateModel.graphql")));

    private static readonly Schema Hello = SchemaBuilder.BuildFrom("type Query { hello(n: Int!): String }");

    [Fact]
    public void UnknownField_IsReported() => Assert.Equal(
        $$$"""[{"message":"The field `nope` does not exist on the type `Image`.","locations":[{"line":1,"column":20}],"extensions":{"type":"Image","field":"nope","responseName":"nope","specifiedBy":"{{{Spec}}}Field-Selections"}}]""",
        ErrorText.OfRequest(Model, "{ images { nodes { nope } } }"));

    [Fact]
    public void WrongArgumentValue_IsReported() => Assert.Equal(
        $$$"""[{"message":"The specified argument value does not match the argument type.","locations":[{"line":1,"column":41}],"path":["images","nodes","url"],"extensions":{"argument":"width","argumentValue":"\"a\"","locationType":"Int!","specifiedBy":"{{{Spec}}}Values-of-Correct-Type"}}]""",
        ErrorText.OfRequest(Model, "{ images(first: 1) { nodes { url(width: \"a\") } } }"));

    [Theory]
    [InlineData("{ image(reference: {id: null}) { id } }")]
    [InlineData("{ image(reference: {id: \"SW1hZ2U6MQ==\", url: \"x\"}) { id } }")]
    public void OneOfWithoutExactlyOneValue_IsReported(string text) => Assert.Equal(
        $$$"""[{"message":"The OneOf Input Object `ImageReferenceInput` requires that exactly one field must be supplied and that field must not be `null`.","locations":[{"line":1,"column":20}],"path":["image"],"extensions":{"type":"ImageReferenceInput","specifiedBy":"{{{Spec}}}All-Variable-Usages-Are-Allowed"}}]""",
        ErrorText.OfRequest(Model, text));

    [Fact]
    public void Introspection_WhenSwitchedOff_IsReportedOnce() => Assert.Equal(
        """[{"message":"Introspection is not allowed for the current request.","locations":[{"line":1,"column":3}],"extensions":{"code":"HC0046","field":"__type"}}]""",
        ErrorText.OfRequest(
            Model,
            "{ __type(name: \"ImageSource\") { enumValues { name } all: enumValues(includeDeprecated: true) { name isDeprecated deprecationReason } } }",
            new ValidationOptions { AllowIntrospection = false }));

    [Fact]
    public void TwoAnonymousOperations_AreReportedOnce() => Assert.Equal(
        $$$"""[{"message":"GraphQL allows a short‐hand form for defining query operations when only that one operation exists in the document.","locations":[{"line":1,"column":14}],"extensions":{"operations":2,"specifiedBy":"{{{Spec}}}Lone-Anonymous-Operation"}}]""",
        ErrorText.OfRequest(Model, "{__typename} {__typename}"));

    [Fact]
    public void UnknownDirectives_AreReportedWithTheFieldsPath() => Assert.StartsWith(
        $$$"""[{"message":"The specified directive `a` is not supported by the current schema.","locations":[{"line":1,"column":13}],"path":["__typename"],"extensions":{"specifiedBy":"{{{Spec}}}Directives-Are-Defined"}}""",
        ErrorText.OfRequest(Model, "{__typename @a @b @c @d}"), StringComparison.Ordinal);

    [Fact]
    public void IntrospectionInACircle_IsReported() => Assert.Equal(
        """[{"message":"Maximum allowed introspection depth exceeded.","locations":[{"line":1,"column":29}],"path":["__schema","types","fields","type"],"extensions":{"code":"HC0086"}}]""",
        ErrorText.OfRequest(Model, "{__schema{types{fields{type{fields{name}}}}}}"));

    [Fact]
    public void SeventeenOfTypes_AreReported()
    {
        var path = string.Join(",", Enumerable.Repeat("\"ofType\"", 16));
        Assert.Equal(
            $$$"""[{"message":"Maximum allowed introspection depth exceeded.","locations":[{"line":1,"column":141}],"path":["__schema","types","fields","type",{{{path}}}],"extensions":{"code":"HC0086"}}]""",
            ErrorText.OfRequest(Model, "{__schema{types{fields{type{" + string.Concat(Enumerable.Repeat("ofType{", 20)) + "name" + new string('}', 25)));
    }

    [Theory]
    [InlineData("{}", """[{"message":"Variable `n` is required.","locations":[{"line":1,"column":9}],"extensions":{"code":"HC0018","variable":"n"}}]""")]
    [InlineData("""{"n":"x"}""", """[{"message":"Int cannot coerce the given value JSON element of type `String` to a runtime value.","path":["n"]}]""")]
    [InlineData("""{"n":null}""", """[{"message":"Cannot accept null for non-nullable input.","extensions":{"code":"HC0018","inputPath":["n"]}}]""")]
    public void WrongVariable_IsReported(string variables, string errors)
    {
        var operation = (OperationDefinitionNode)Utf8GraphQLParser.Parse("query V($n: Int!) { hello(n: $n) }").Definitions[0];

        Assert.Equal(errors, ErrorText.Of(VariableCoercion.Coerce(Hello, operation, JsonElement.Parse(variables)).Errors));
    }
}
