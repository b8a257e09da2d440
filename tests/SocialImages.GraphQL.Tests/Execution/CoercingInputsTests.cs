using System.Text;
using SocialImages.GraphQL.Execution.Results;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed class CoercingInputsTests
{
    [Theory]
    [InlineData("{ echoInt(value: 5) }", """{"data":{"echoInt":"5"}}""")]
    [InlineData("{ echoInt }", """{"data":{"echoInt":"null"}}""")]
    [InlineData("{ echoInt(value: null) }", """{"data":{"echoInt":"null"}}""")]
    [InlineData("{ echoDefault }", """{"data":{"echoDefault":"7"}}""")]
    [InlineData("{ echoDefault(value: 1) }", """{"data":{"echoDefault":"1"}}""")]
    [InlineData("{ echoOptional }", """{"data":{"echoOptional":"left out"}}""")]
    [InlineData("{ echoOptional(value: null) }", """{"data":{"echoOptional":"given null"}}""")]
    [InlineData("{ echoOptional(value: \"x\") }", """{"data":{"echoOptional":"given x"}}""")]
    [InlineData("{ echoList(values: [1, null, 2]) }", """{"data":{"echoList":"1 null 2"}}""")]
    [InlineData("{ echoList(values: 3) }", """{"data":{"echoList":"3"}}""")]
    [InlineData("{ echoMatrix(values: [[1, 2], [3]]) }", """{"data":{"echoMatrix":"1 2|3"}}""")]
    [InlineData("{ echoMatrix(values: 4) }", """{"data":{"echoMatrix":"4"}}""")]
    [InlineData("{ echoFlavour(flavour: DARK_CHOCOLATE) }", """{"data":{"echoFlavour":"DARK_CHOCOLATE"}}""")]
    [InlineData("{ flavours }", """{"data":{"flavours":["PLAIN",null,"VANILLA_2"]}}""")]
    [InlineData("{ echoCredits(credits: 41) }", """{"data":{"echoCredits":42}}""")]
    [InlineData("{ echoTime(value: \"2026-11-21T10:00:00.5+02:00\") }", """{"data":{"echoTime":"2026-11-21T10:00:00.5+02:00"}}""")]
    [InlineData("{ echoChoice(choice: {b: 2}) }", """{"data":{"echoChoice":"number 2"}}""")]
    [InlineData("{ echoObject(input: {number: 1}) }", """{"data":{"echoObject":"1;;-;;DarkChocolate;;"}}""")]
    [InlineData(
        "{ echoObject(input: {number: 1, text: \"t\", maybe: null, numbers: [1, 2], flavour: VANILLA_2, inner: {number: 2}, at: \"2026-11-21T10:00:00Z\"}) }",
        """{"data":{"echoObject":"1;t;null;1 2;Vanilla2;2;2026-11-21T10:00:00.0000000+00:00"}}""")]
    public async Task Literals_AreRead(string query, string expected)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(expected, await schema.AskAsync(query));
    }

    [Theory]
    [InlineData("query($v: Int) { echoInt(value: $v) }", """{"v": 5}""", """{"data":{"echoInt":"5"}}""")]
    [InlineData("query($v: Int) { echoInt(value: $v) }", "{}", """{"data":{"echoInt":"null"}}""")]
    [InlineData("query($v: Int = 3) { echoInt(value: $v) }", "{}", """{"data":{"echoInt":"3"}}""")]
    [InlineData("query($v: Int = 3) { echoDefault(value: $v) }", """{"v": 4}""", """{"data":{"echoDefault":"4"}}""")]
    [InlineData("query($v: String) { echoOptional(value: $v) }", "{}", """{"data":{"echoOptional":"left out"}}""")]
    [InlineData("query($v: String) { echoOptional(value: $v) }", """{"v": null}""", """{"data":{"echoOptional":"given null"}}""")]
    [InlineData("query($v: Int) { echoList(values: [1, $v]) }", "{}", """{"data":{"echoList":"1 null"}}""")]
    [InlineData("query($v: [Int]!) { echoList(values: $v) }", """{"v": [1, null]}""", """{"data":{"echoList":"1 null"}}""")]
    [InlineData("query($v: Flavour!) { echoFlavour(flavour: $v) }", """{"v": "VANILLA_2"}""", """{"data":{"echoFlavour":"VANILLA_2"}}""")]
    [InlineData("query($v: ChoiceInput!) { echoChoice(choice: $v) }", """{"v": {"a": "x"}}""", """{"data":{"echoChoice":"x"}}""")]
    [InlineData("query($v: EchoInput!) { echoObject(input: $v) }", """{"v": {"number": 1, "inner": {"number": 3}}}""", """{"data":{"echoObject":"1;;-;;DarkChocolate;3;"}}""")]
    [InlineData("query($v: String) { echoObject(input: {number: 1, maybe: $v}) }", "{}", """{"data":{"echoObject":"1;;-;;DarkChocolate;;"}}""")]
    [InlineData("query($v: String) { echoObject(input: {number: 1, maybe: $v}) }", """{"v": "m"}""", """{"data":{"echoObject":"1;;m;;DarkChocolate;;"}}""")]
    public async Task Variables_AreRead(string query, string variables, string expected)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(expected, await schema.AskAsync(query, variables));
    }

    [Fact]
    public async Task NullForDefaultedNonNullArgument_IsFieldError()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("query($v: Int = 3) { echoDefault(value: $v) }", """{"v": null}""");

        Assert.Equal(
            """{"errors":[{"message":"The argument `value` must not be null.","path":["echoDefault"],"extensions":{"code":"HC0018"}}],"data":null}""",
            answer);
    }

    [Fact]
    public async Task SameDocument_TakesEachRequestsVariables()
    {
        await using var schema = TestSchema.Create();
        const string Query = "query($v: Int) { echoInt(value: $v) }";

        Assert.Equal("""{"data":{"echoInt":"1"}}""", await schema.AskAsync(Query, """{"v": 1}"""));
        Assert.Equal("""{"data":{"echoInt":"2"}}""", await schema.AskAsync(Query, """{"v": 2}"""));
    }

    [Theory]
    [InlineData("quotes", """{"data":{"text":"a \"b\" \\ c\n\t"}}""")]
    [InlineData("umlaut", "{\"data\":{\"text\":\"Grüße \\uD83E\\uDD8A \\u2028\"}}")]
    [InlineData("lone", "{\"data\":{\"text\":\"\\uFFFDx\"}}")]
    [InlineData("control", """{"data":{"text":"\u0001\u007F"}}""")]
    [InlineData("markup", """{"data":{"text":"<b>&'+</b>"}}""")]
    public async Task Texts_AreEscapedOnlyWhereJsonNeedsIt(string kind, string expected)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(expected, await schema.AskAsync($"{{ text(kind: \"{kind}\") }}"));
    }

    [Fact]
    public void Texts_AreWholeWhereverTheBufferEnds()
    {
        // Escaping asks for more room than plain text does: the buffer may have to grow between the two.
        for (var length = 16_000; length < 16_400; length++)
        {
            using var writer = new ResultWriter();
            writer.Raw(Encoding.UTF8.GetBytes(new string(' ', length)));

            writer.Write("a \"quoted\" text of some length");

            Assert.Equal("\"a \\\"quoted\\\" text of some length\"", Encoding.UTF8.GetString(writer.Written[length..]));
        }
    }
}
