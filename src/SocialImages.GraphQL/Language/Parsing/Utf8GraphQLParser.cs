using System.Text;
using System.Text.Unicode;

namespace SocialImages.GraphQL.Language;

/// <summary>Reads UTF-8 text into syntax trees.</summary>
public static class Utf8GraphQLParser
{
    /// <exception cref="SyntaxException">The text is not GraphQL, or exceeds a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> source, ParserOptions? options = null) => Open(source, options).ParseDocument();

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, ParserOptions?)"/>
    public static DocumentNode Parse(string source, ParserOptions? options = null) => Parse(Encoding.UTF8.GetBytes(source), options);

    /// <summary>Reads a value alone, e.g. <c>{first: 10}</c>; variables are allowed.</summary>
    /// <exception cref="SyntaxException">The text is not a value.</exception>
    public static ValueNode ParseValue(string source) => Open(Encoding.UTF8.GetBytes(source), null).ParseWholeValue();

    /// <summary>Reads a type reference alone, e.g. <c>[Image!]!</c>.</summary>
    /// <exception cref="SyntaxException">The text is not a type reference.</exception>
    public static TypeNode ParseType(string source) => Open(Encoding.UTF8.GetBytes(source), null).ParseWholeType();

    private static Parser Open(ReadOnlySpan<byte> source, ParserOptions? options)
    {
        options ??= ParserOptions.Default;
        if (source.Length > options.MaxAllowedBytes)
            throw new SyntaxException($"The GraphQL request document is longer than {options.MaxAllowedBytes} bytes. Parsing aborted.", 0, 1, 1);
        if (!Utf8.IsValid(source))
            throw InvalidEncoding(source);
        return new Parser(source, options);
    }

    private static SyntaxException InvalidEncoding(ReadOnlySpan<byte> source)
    {
        var (position, line, column) = (0, 1, 1);
        while (Rune.DecodeFromUtf8(source[position..], out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            position += length;
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
        }

        return new SyntaxException("The document is not valid UTF-8.", position, line, column);
    }
}
