using System.Text;

namespace SocialImages.GraphQL.Language;

internal ref partial struct Lexer
{
    private readonly SyntaxException UnexpectedCharacter() => Error($"Unexpected character {DescribeCurrent()}.");

    private readonly SyntaxException Error(string message) =>
        new(message, _position, _line, _position - _lineStart - _surplus + 1);

    private readonly string DescribeCurrent()
    {
        if (_position >= _source.Length)
            return "`EndOfFile`";
        Rune.DecodeFromUtf8(_source[_position..], out var rune, out _);
        return $"`{rune}` ({rune.Value})";
    }
}
