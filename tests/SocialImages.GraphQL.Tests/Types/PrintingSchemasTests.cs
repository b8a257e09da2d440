using SocialImages.GraphQL.Tests.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Types;

public sealed class PrintingSchemasTests
{
    [Fact]
    public void HotChocolatesModel_ParsedBuiltAndPrinted_IsTheSameText()
    {
        var text = File.ReadAllText(System.IO.Path.Combine(
            ReferenceVectors.Root, "tests", "SocialImages.GraphQL.Tests", "Types", "HotChocolateModel.graphql"));

        var printed = SchemaPrinter.Print(SchemaBuilder.BuildFrom(text));

        Assert.Equal(text.TrimEnd(), printed.TrimEnd());
    }

    [Fact]
    public void HotChocolatesSample_ParsedBuiltAndPrinted_HasTheSameDefinitions()
    {
        var text = ReferenceVectors.ReadText("hc-sample-schema.graphql");

        var printed = SchemaPrinter.Print(SchemaBuilder.BuildFrom(text));

        Assert.Equal(Definitions(text), Definitions(printed));
    }

    [Fact]
    public void LongDescriptionsArgumentsAndUnions_AreBroken()
    {
        const string text = """"
            schema {
              query: Query
            }

            """
            First line.

              Indented, with "quotes" and \""".
            """
            type Query {
              pictures(
                "How many."
                first: Int
                """
                Two
                lines
                """
                after: String = "a \"quoted\" default"
              ): AnyPicture
              one(filter: Filter = { tags: ["a", "b"], nested: { tags: null } }): AnyPicture
                @deprecated(reason: "It says \"no\".")
            }

            type AnimatedPictureOfSomething {
              id: ID
            }

            type StillPictureOfSomething {
              id: ID
            }

            union AnyPicture =
              | StillPictureOfSomething
              | AnimatedPictureOfSomething
              | YetAnotherPictureOfSomething

            type YetAnotherPictureOfSomething {
              id: ID
            }

            input Filter {
              tags: [String]
              nested: Filter
            }
            """";

        var printed = SchemaPrinter.Print(SchemaBuilder.BuildFrom(text));

        Assert.Equal(Definitions(text), Definitions(printed));
    }

    private static string[] Definitions(string text) => [.. text.Trim().Split("\n\n").Order(StringComparer.Ordinal)];
}
