using System.Text;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Tests.Language;

public sealed class ReadingDocumentsTests
{
    [Fact]
    public void DescribedOperationVariableAndFragment_KeepTheirDescriptions()
    {
        var document = Utf8GraphQLParser.Parse("""
            "the operation" query Q("the variable" $x: Int) { a ...F }
            "the fragment" fragment F on Query { b }
            """);

        var operation = (OperationDefinitionNode)document.Definitions[0];
        Assert.Equal("the operation", operation.Description?.Value);
        Assert.Equal("the variable", operation.VariableDefinitions[0].Description?.Value);
        Assert.Equal("the fragment", ((FragmentDefinitionNode)document.Definitions[1]).Description?.Value);
    }

    [Fact]
    public void DescribedShorthand_IsRefused() =>
        Assert.Equal((1, 8), Place("\"text\" { a }"));

    [Theory]
    [InlineData("\"\\u{1F600}\"", "😀")]
    [InlineData("\"\\u{0041}\"", "A")]
    [InlineData("\"\\u{00000041}\"", "A")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"\\b\\f\\n\\r\\t\\/\\\\\\\"\"", "\b\f\n\r\t/\\\"")]
    [InlineData("\"é😀\"", "é😀")]
    [InlineData("\"\"\"\n    one\n      two\n\n    three\n  \"\"\"", "one\n  two\n\nthree")]
    [InlineData("\"\"\"a \\\"\"\" b \\n\"\"\"", "a \"\"\" b \\n")]
    public void String_HasItsValue(string literal, string value) =>
        Assert.Equal(value, Assert.IsType<StringValueNode>(Utf8GraphQLParser.ParseValue(literal)).Value);

    [Theory]
    [InlineData("\"\\uD83D\"")]
    [InlineData("\"\\uDE00\\uD83D\"")]
    [InlineData("\"\\u{110000}\"")]
    [InlineData("\"\\u{D800}\"")]
    [InlineData("\"\\u{}\"")]
    [InlineData("\"\\u12G4\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"open")]
    [InlineData("\"line\nbreak\"")]
    [InlineData("\"\"\"open")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("1a")]
    [InlineData("1.2.3")]
    [InlineData(".5")]
    public void MalformedLiteral_IsRefused(string literal) =>
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.ParseValue(literal));

    [Fact]
    public void Columns_CountUtf16Units() => Assert.Equal((2, 12), Place("# é😀\n\uFEFF{a(b:\"é😀\"?"));

    [Fact]
    public void InvalidUtf8_IsRefusedWhereItStands()
    {
        var exception = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse([.. "{ a\n b"u8, 0xC3, 0x28]));

        Assert.Equal((2, 3, 6), (exception.Line, exception.Column, exception.Position));
    }

    [Fact]
    public void MissingBrace_IsWordedLikeHotChocolate()
    {
        var exception = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a"));

        Assert.Equal("Expected a `Name`-token, but found a `EndOfFile`-token.", exception.Message);
        var error = exception.ToError();
        Assert.Equal("HC0011", error.Code);
        Assert.Equal(new ErrorLocation(1, 4), Assert.Single(error.Locations));
    }

    [Fact]
    public void Nodes_KnowTheirBytes()
    {
        const string text = "{ first: field(arg: [1]) }";
        var field = (FieldNode)((OperationDefinitionNode)Utf8GraphQLParser.Parse(text).Definitions[0]).SelectionSet.Selections[0];

        Assert.Equal("first: field(arg: [1])", text[field.Location.Start..field.Location.End]);
        Assert.Equal("[1]", text[field.Arguments[0].Value.Location.Start..field.Arguments[0].Value.Location.End]);
    }

    private static (int Line, int Column) Place(string text)
    {
        var exception = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(text)));
        return (exception.Line, exception.Column);
    }
}
