namespace SocialImages.GraphQL.Language;

/// <summary>Prints syntax trees in Hot Chocolate's form: two spaces of indentation, lines broken beyond 80 columns.</summary>
public static class SyntaxPrinter
{
    public static string Print(DocumentNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var writer = new DocumentWriter();
        foreach (var definition in document.Definitions)
            writer.Write(definition);
        return writer.ToString();
    }

    /// <summary>On one line.</summary>
    public static string Print(ValueNode value) => new InlineWriter().Value(value).ToString();
}
