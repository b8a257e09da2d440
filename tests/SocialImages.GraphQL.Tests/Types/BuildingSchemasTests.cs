using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Types;

public sealed class BuildingSchemasTests
{
    [Fact]
    public void Code_AndSdl_PrintTheSame()
    {
        var query = new ObjectTypeConfiguration("Query")
        {
            Fields =
            {
                new FieldConfiguration("image", new NamedTypeNode("Image"))
                {
                    Arguments = { new InputValueConfiguration("id", new NonNullTypeNode(new NamedTypeNode("ID"))) },
                    Directives = { new DirectiveNode("deprecated", new ArgumentNode("reason", new StringValueNode("old"))) },
                },
            },
        };
        var image = new ObjectTypeConfiguration("Image") { Description = "A picture.", Fields = { new FieldConfiguration("url", new NamedTypeNode("URI")) } };

        var printed = SchemaPrinter.Print(SchemaBuilder.New().AddType(image).AddType(query).Build());

        Assert.Equal(
            """
            schema {
              query: Query
            }

            type Query {
              image(id: ID!): Image @deprecated(reason: "old")
            }

            "A picture."
            type Image {
              url: URI
            }

            "The `URI` scalar type represents a Uniform Resource Identifier (URI) as defined by RFC 3986."
            scalar URI @specifiedBy(url: "https://scalars.graphql.org/chillicream/uri.html")

            """,
            printed);
    }

    [Fact]
    public void Bindings_AreAskedForFieldsWithoutOne()
    {
        var own = new Marker();
        var builder = new SchemaBuilder { BindField = static (type, field) => type == "__Field" && field == "name" ? new Marker() : null };
        builder.AddType(new ObjectTypeConfiguration("Query") { Fields = { new FieldConfiguration("a", new NamedTypeNode("Int")) { Binding = own } } });

        var schema = builder.Build();

        Assert.Same(own, schema.QueryType!.FindField("a")!.Binding);
        Assert.IsType<Marker>(schema.FindType<ObjectType>("__Field")!.FindField("name")!.Binding);
        Assert.Null(schema.FindType<ObjectType>("__Field")!.FindField("type")!.Binding);
    }

    [Fact]
    public void Extensions_MayComeBeforeWhatTheyExtend()
    {
        var schema = SchemaBuilder.BuildFrom("extend type Query { b: Int } type Query { a: Int } extend enum E { Y } enum E { X } extend schema @mark directive @mark on SCHEMA");

        Assert.Equal(["a", "b"], schema.QueryType!.Fields.Select(static field => field.Name));
        Assert.Equal(["X", "Y"], schema.FindType<EnumType>("E")!.Values.Select(static value => value.Name));
        Assert.Equal("mark", Assert.Single(schema.Directives).Name.Value);
    }

    [Fact]
    public void PossibleTypes_ComeFromUnionsAndInterfaces()
    {
        var schema = SchemaBuilder.BuildFrom("type Query { n: Node u: U } interface Node { id: ID } type A implements Node { id: ID } type B implements Node { id: ID } type C { x: Int } union U = B | C");
        var (node, union) = (schema.FindType("Node")!, schema.FindType("U")!);

        Assert.Equal(["A", "B"], schema.GetPossibleTypes(node).Select(static type => type.Name));
        Assert.True(schema.TypesOverlap(node, union));
        Assert.False(schema.TypesOverlap(schema.FindType("C")!, node));
    }

    [Theory]
    [InlineData("type Image { a: Int }", "query type")]
    [InlineData("schema { query: Q mutation: Q } type Q { a: Int }", "different types")]
    [InlineData("type Query { a: Nope }", "Unknown type `Nope`")]
    [InlineData("type Query { a: Int a: Int }", "only one field named `a`")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "only one type named `Query`")]
    [InlineData("type Query { __a: Int }", "two underscores")]
    [InlineData("type Query", "at least one field")]
    [InlineData("type Query { a: In } input In { x: Int }", "output type")]
    [InlineData("type Query { a(in: Query): Int }", "input type")]
    [InlineData("type Query implements Node { a: Int } interface Node { id: ID! }", "lacks the field `Node.id`")]
    [InlineData("type Query implements Node { id: ID } interface Node { id: ID! }", "or narrower")]
    [InlineData("type Query implements Node { id(x: Int!): ID! } interface Node { id: ID! }", "must be optional")]
    [InlineData("type Query implements A { id: ID } interface A implements B { id: ID } interface B { id: ID }", "must implement `B`")]
    [InlineData("type Query { u: U } union U = E enum E { X }", "can only contain object types")]
    [InlineData("type Query { a(in: In): Int } input In { in: In! }", "requires itself")]
    [InlineData("type Query { a(in: In): Int } input In { in: In = {} }", "contains itself")]
    [InlineData("type Query { a(in: In): Int } input In @oneOf { in: In }", "no field that ends")]
    [InlineData("type Query { a(in: In): Int } input In @oneOf { x: Int! }", "nullable and without a default")]
    [InlineData("type Query { a(x: Int = \"one\"): Int }", "default value \"one\"")]
    [InlineData("type Query { a(x: Int! @deprecated): Int }", "cannot be deprecated")]
    [InlineData("type Query { a: Int } directive @loop(x: Int @loop) on ARGUMENT_DEFINITION", "refer to itself")]
    [InlineData("type Query { a: Int } extend type Nope { a: Int }", "not defined")]
    [InlineData("type Query { a: Int @nope }", "Unknown directive `@nope`")]
    public void BrokenSchema_IsRefused(string sdl, string reason)
    {
        var exception = Assert.Throws<SchemaException>(() => SchemaBuilder.BuildFrom(sdl));

        Assert.Contains(exception.Errors, error => error.Message.Contains(reason, StringComparison.Ordinal));
    }

    private sealed class Marker : FieldBinding;
}
