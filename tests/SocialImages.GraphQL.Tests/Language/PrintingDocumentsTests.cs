using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Tests.Language;

public sealed class PrintingDocumentsTests
{
    private const string Text = """
        "what it is for"
        query Q("how many" $first: Int = 10, $in: [Box!]! @mark) @mark(note: "q") {
          shorthand: things(first: $first, in: { label: "a \" \\ \n", colors: [RED, null], on: true, by: -1.5e3 }) @include(if: true) {
            ...F @mark
            ... on Cat {
              name
            }
            ... @skip(if: false) {
              id
            }
          }
        }

        {
          a
        }

        fragment F on Thing @mark {
          id
        }
        """;

    [Fact]
    public void ExecutableDocument_PrintsAsItWasPrinted() => Assert.Equal(Text, SyntaxPrinter.Print(Utf8GraphQLParser.Parse(Text)));

    [Fact]
    public void ReferenceDocuments_PrintedAndReadAgain_PrintTheSame()
    {
        var texts = ReferenceVectors.Read("graphqljs-validation.json")
            .SelectMany(static vector => new[] { vector.GetProperty("text").GetString(), vector.GetProperty("schema").GetString() })
            .OfType<string>()
            .Distinct()
            .ToArray();
        Assert.True(texts.Length > 400, $"only {texts.Length} texts");

        foreach (var text in texts)
        {
            var printed = SyntaxPrinter.Print(Utf8GraphQLParser.Parse(text, ParserOptions.Unlimited));
            Assert.Equal(printed, SyntaxPrinter.Print(Utf8GraphQLParser.Parse(printed, ParserOptions.Unlimited)));
        }
    }
}
