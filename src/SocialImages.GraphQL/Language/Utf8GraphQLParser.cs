namespace SocialImages.GraphQL.Language;

public static class Utf8GraphQLParser
{
    /// <exception cref="SyntaxException">The text is not GraphQL, or exceeds a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> source, ParserOptions? options = null) => throw new NotImplementedException();
}
