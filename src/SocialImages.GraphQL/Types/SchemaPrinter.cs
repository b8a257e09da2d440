namespace SocialImages.GraphQL.Types;

/// <summary>Prints a schema as SDL, in Hot Chocolate's form and order.</summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema) => throw new NotImplementedException();

    /// <summary>One type; null when the schema has none of that name.</summary>
    public static string? PrintType(Schema schema, string name) => throw new NotImplementedException();
}
