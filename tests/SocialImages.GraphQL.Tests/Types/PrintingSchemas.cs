using SocialImages.GraphQL.Tests.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Types;

public sealed class PrintingSchemas
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

    private static string[] Definitions(string text) => [.. text.Trim().Split("\n\n").Order(StringComparer.Ordinal)];
}
