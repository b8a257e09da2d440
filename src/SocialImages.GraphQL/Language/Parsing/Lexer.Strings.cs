using System.Text;

namespace SocialImages.GraphQL.Language;

internal ref partial struct Lexer
{
    private TokenKind ReadString()
    {
        if (_source[_position..].StartsWith("\"\"\""u8))
            return ReadBlockString();

        _position++;
        while (true)
        {
            var rest = _source[_position..];
            var length = rest.IndexOfAny("\"\\\n\r"u8);
            Advance(rest, length < 0 ? rest.Length : length);
            if (Peek(0) is not ('"' or '\\'))
                throw Error("Unterminated string.");
            if (_source[_position++] == '"')
                return TokenKind.String;
            SkipEscape();
        }
    }

    private void SkipEscape()
    {
        switch (Peek(0))
        {
            case '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't':
                _position++;
                break;
            case 'u':
                SkipUnicodeEscape();
                break;
            default:
                throw InvalidEscape(1);
        }
    }

    private void SkipUnicodeEscape()
    {
        if (!UnicodeEscape.TryRead(_source[(_position + 1)..], out _, out var length))
            throw InvalidEscape(Math.Min(5, _source.Length - _position));
        _position += 1 + length;
    }

    private TokenKind ReadBlockString()
    {
        _position += 3;
        while (true)
        {
            var rest = _source[_position..];
            var length = rest.IndexOfAny("\"\\\n\r"u8);
            if (length < 0)
            {
                Advance(rest, rest.Length);
                throw Error("Unterminated string.");
            }

            Advance(rest, length);
            rest = _source[_position..];
            if (rest[0] is (byte)'\n' or (byte)'\r')
            {
                ReadNewLine();
            }
            else if (rest.StartsWith("\"\"\""u8))
            {
                _position += 3;
                return TokenKind.BlockString;
            }
            else
            {
                _position += rest.StartsWith("\\\"\"\""u8) ? 4 : 1;
            }
        }
    }

    private void Advance(ReadOnlySpan<byte> rest, int length)
    {
        _position += length;
        foreach (var value in rest[..length])
        {
            if (value >= 0xC0)
                _surplus += value >= 0xE0 ? 2 : 1;
        }
    }

    private readonly SyntaxException InvalidEscape(int length) =>
        Error($"Invalid character escape sequence: \\{Encoding.UTF8.GetString(_source.Slice(_position, Math.Min(length, _source.Length - _position)))}.");
}
