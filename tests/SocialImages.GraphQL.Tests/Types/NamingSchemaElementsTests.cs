using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Types;

public sealed class NamingSchemaElementsTests
{
    private static readonly Schema Model = SchemaBuilder.BuildFrom("""
        directive @mark(reason: String) on FIELD_DEFINITION
        type Query { images(first: Int): [Image] }
        interface Node { id: ID! }
        type Image implements Node { id: ID! style: Style }
        enum Style { PLAIN }
        input Filter { text: String }
        """);

    [Theory]
    [InlineData("Image", typeof(ObjectType))]
    [InlineData("Node", typeof(InterfaceType))]
    [InlineData("Query.images", typeof(FieldDefinition))]
    [InlineData("Node.id", typeof(FieldDefinition))]
    [InlineData("Query.images(first:)", typeof(ArgumentDefinition))]
    [InlineData("Style.PLAIN", typeof(EnumValue))]
    [InlineData("Filter.text", typeof(InputField))]
    [InlineData("@mark", typeof(DirectiveDefinition))]
    [InlineData("@mark(reason:)", typeof(ArgumentDefinition))]
    [InlineData("Nothing", null)]
    [InlineData("Image.nothing", null)]
    [InlineData("Query.images(nothing:)", null)]
    [InlineData("Filter.text(first:)", null)]
    [InlineData("@nothing(reason:)", null)]
    public void Coordinate_NamesOneElement(string text, Type? expected)
    {
        var coordinate = SchemaCoordinate.Parse(text);

        Assert.Equal(expected, Model.FindMember(coordinate)?.GetType());
        Assert.Equal(text, coordinate.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Image.")]
    [InlineData(".id")]
    [InlineData("Image .id")]
    [InlineData("Image.id()")]
    [InlineData("Image.id(first)")]
    [InlineData("Image.id(first:) ")]
    [InlineData("Image(first:)")]
    [InlineData("@mark.reason")]
    [InlineData("@ mark")]
    [InlineData("Image.id.x")]
    [InlineData("9Image")]
    [InlineData("Image\n")]
    public void OtherText_IsNoCoordinate(string text)
    {
        Assert.False(SchemaCoordinate.TryParse(text, out _));
        Assert.Throws<FormatException>(() => SchemaCoordinate.Parse(text));
    }
}
