using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Validation;

public sealed class CoercingVariablesTests
{
    private static readonly Schema Schema = SchemaBuilder.BuildFrom("""
        type Query { a: Int }
        enum Color { RED GREEN }
        input Box { width: Int! = 3 label: String colors: [Color!] = [RED] inner: Box id: ID }
        input Pick @oneOf { id: ID box: Box }
        scalar Upload
        scalar Any
        """);

    [Theory]
    [InlineData("$v: Int = 5", "{}", "5")]
    [InlineData("$v: Int = 5", """{"v":null}""", "null")]
    [InlineData("$v: Int", "{}", "absent")]
    [InlineData("$v: Int", """{"other":1}""", "absent")]
    [InlineData("$v: [Int]", """{"v":1}""", "[1]")]
    [InlineData("$v: [[Int]]", """{"v":1}""", "[[1]]")]
    [InlineData("$v: [[Int]]", """{"v":[1,null,[2]]}""", "[[1], null, [2]]")]
    [InlineData("$v: [[Int!]!]! = 7", "{}", "[[7]]")]
    [InlineData("$v: ID", """{"v":12}""", "12")]
    [InlineData("$v: Color!", """{"v":"RED"}""", "RED")]
    [InlineData("$v: Box", """{"v":{"inner":{"width":1},"colors":"GREEN"}}""", "{ width: 3, colors: [GREEN], inner: { width: 1, colors: [RED] } }")]
    [InlineData("$v: Box = {label: \"x\"}", "{}", "{ width: 3, label: \"x\", colors: [RED] }")]
    [InlineData("$v: Pick", """{"v":{"id":"x"}}""", "{ id: \"x\" }")]
    [InlineData("$v: Any", """{"v":{"a":[1,"b"]}}""", "{ a: [1, \"b\"] }")]
    [InlineData("$v: String", """{"v":"a","v":"b"}""", "\"b\"")]
    public void Value_IsCoerced(string definition, string variables, string expected)
    {
        var result = Coerce(definition, variables);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, result.Values.TryGetValue("v", out var value) ? SyntaxPrinter.Print(value) : "absent");
    }

    [Theory]
    [InlineData("$v: Int", """{"v":2147483648}""", "Int cannot coerce")]
    [InlineData("$v: [Int!]", """{"v":[1,null]}""", "\"inputPath\":[\"v\",1]")]
    [InlineData("$v: Color", """{"v":"BLUE"}""", "Color cannot coerce")]
    [InlineData("$v: Color", """{"v":1}""", "Color cannot coerce")]
    [InlineData("$v: Box", """{"v":[]}""", "Box cannot coerce")]
    [InlineData("$v: Box", """{"v":{"nope":1}}""", "The field `nope` does not exist on the type `Box`.")]
    [InlineData("$v: Box", """{"v":{"inner":{"width":"x"}}}""", "\"path\":[\"v\",\"inner\",\"width\"]")]
    [InlineData("$v: Pick", """{"v":{}}""", "HC0054")]
    [InlineData("$v: Pick", """{"v":{"id":"a","box":null}}""", "HC0055")]
    [InlineData("$v: Pick", """{"v":{"id":null}}""", "HC0056")]
    [InlineData("$v: Query", """{"v":1}""", "HC0017")]
    public void WrongValue_IsReported(string definition, string variables, string expected)
    {
        var result = Coerce(definition, variables);

        Assert.Empty(result.Values);
        Assert.Contains(expected, ErrorText.Of(result.Errors), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task ThousandsOfVariablesAmongAMillionOthers_AreFound()
    {
        var definitions = string.Concat(Enumerable.Range(0, 20_000).Select(static index => $"$v{index}: Int "));
        var others = string.Concat(Enumerable.Range(0, 1_000_000).Select(static index => $",\"o{index}\":0"));

        var result = await Task.Run(() => Coerce(definitions, $$"""{"v7":7{{others}}}"""), TestContext.Current.CancellationToken);

        Assert.Equal("7", SyntaxPrinter.Print(Assert.Single(result.Values).Value));
    }

    [Fact]
    public void Files_StandWhereTheJsonHasNull()
    {
        var (first, second) = (new NamedFile("a"), new NamedFile("b"));
        var files = new Dictionary<string, IFile> { ["v.0"] = first, ["v.1"] = second };

        var result = Coerce("$v: [Upload!]!", """{"v":[null,null]}""", files);

        var list = Assert.IsType<ListValueNode>(result.Values["v"]);
        Assert.Equal([first, second], list.Items.Cast<FileValueNode>().Select(static node => node.File));
    }

    [Fact]
    public void MissingFile_IsNullForNonNull() => Assert.Contains("HC0018", ErrorText.Of(Coerce("$v: Upload!", """{"v":null}""", new Dictionary<string, IFile>()).Errors), StringComparison.Ordinal);

    [Fact]
    public void NoVariables_AreNeeded() => Assert.Equal("1", SyntaxPrinter.Print(VariableCoercion.Coerce(Schema, Operation("$v: Int = 1"), null).Values["v"]));

    [Theory]
    [InlineData("[$a, 2]", "[Int]", "[1, 2]")]
    [InlineData("[$none]", "[Int]", "[null]")]
    [InlineData("{label: $none, id: $a}", "Box", "{ width: 3, colors: [RED], id: 1 }")]
    [InlineData("$a", "[Int]", "[1]")]
    [InlineData("$none", "Int", "absent")]
    public void Literal_IsCompletedFromVariables(string literal, string type, string expected)
    {
        var variables = new Dictionary<string, ValueNode> { ["a"] = new IntValueNode(1) };

        var value = LiteralCoercion.Coerce(Utf8GraphQLParser.ParseValue(literal), Schema.FindType(Utf8GraphQLParser.ParseType(type))!, variables);

        Assert.Equal(expected, value is null ? "absent" : SyntaxPrinter.Print(value));
    }

    private static CoercedVariables Coerce(string definition, string variables, Dictionary<string, IFile>? files = null) =>
        VariableCoercion.Coerce(Schema, Operation(definition), JsonElement.Parse(variables, new JsonDocumentOptions { AllowDuplicateProperties = true }), files);

    private static OperationDefinitionNode Operation(string definition) =>
        (OperationDefinitionNode)Utf8GraphQLParser.Parse($"query({definition}) {{ a }}").Definitions[0];

    private sealed class NamedFile(string name) : IFile
    {
        public string Name => name;

        public long? Length => 0;

        public string? ContentType => null;

        public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Stream OpenReadStream() => Stream.Null;
    }
}
