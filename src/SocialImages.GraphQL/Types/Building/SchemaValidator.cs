namespace SocialImages.GraphQL.Types;

internal static class SchemaValidator
{
    public static void Check(Schema schema, SchemaErrors errors)
    {
    }
}
