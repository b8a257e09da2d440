using System.Buffers;

namespace SocialImages.GraphQL.Language;

/// <summary>Cuts valid UTF-8 into tokens. Columns count UTF-16 units, as clients' editors do.</summary>
internal ref partial struct Lexer(ReadOnlySpan<byte> source)
{
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private readonly ReadOnlySpan<byte> _source = source;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    // Bytes of the current line that are no UTF-16 unit of their own.
    private int _surplus;

    public TokenKind Kind { get; private set; }

    /// <summary>Byte offsets of the current token.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>Bytes of the current token.</summary>
    public readonly ReadOnlySpan<byte> Text => _source[Start..End];

    public void Read()
    {
        SkipIgnored();
        Start = _position;
        Line = _line;
        Column = _position - _lineStart - _surplus + 1;
        Kind = _position < _source.Length ? ReadToken(_source[_position]) : TokenKind.EndOfFile;
        End = _position;
    }

    private TokenKind ReadToken(byte first) => first switch
    {
        (byte)'!' => Punctuator(TokenKind.Bang),
        (byte)'$' => Punctuator(TokenKind.Dollar),
        (byte)'&' => Punctuator(TokenKind.Ampersand),
        (byte)'(' => Punctuator(TokenKind.LeftParenthesis),
        (byte)')' => Punctuator(TokenKind.RightParenthesis),
        (byte)':' => Punctuator(TokenKind.Colon),
        (byte)'=' => Punctuator(TokenKind.Equal),
        (byte)'@' => Punctuator(TokenKind.At),
        (byte)'[' => Punctuator(TokenKind.LeftBracket),
        (byte)']' => Punctuator(TokenKind.RightBracket),
        (byte)'{' => Punctuator(TokenKind.LeftBrace),
        (byte)'|' => Punctuator(TokenKind.Pipe),
        (byte)'}' => Punctuator(TokenKind.RightBrace),
        (byte)'.' => ReadSpread(),
        (byte)'"' => ReadString(),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
        _ when IsNameStart(first) => ReadName(),
        _ => throw UnexpectedCharacter(),
    };

    private TokenKind Punctuator(TokenKind kind)
    {
        _position++;
        return kind;
    }

    private TokenKind ReadSpread()
    {
        if (!_source[_position..].StartsWith("..."u8))
            throw UnexpectedCharacter();
        _position += 3;
        return TokenKind.Spread;
    }

    private TokenKind ReadName()
    {
        var length = _source[_position..].IndexOfAnyExcept(NameBytes);
        _position = length < 0 ? _source.Length : _position + length;
        return TokenKind.Name;
    }

    private void SkipIgnored()
    {
        while (_position < _source.Length)
        {
            switch (_source[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    _position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    ReadNewLine();
                    break;
                case (byte)'#':
                    SkipComment();
                    break;
                case 0xEF when _source[_position..].StartsWith("\uFEFF"u8):
                    _position += 3;
                    _surplus += 2;
                    break;
                default:
                    return;
            }
        }
    }

    private void ReadNewLine()
    {
        if (_source[_position] == '\r' && Peek(1) == '\n')
            _position++;
        _position++;
        _line++;
        _lineStart = _position;
        _surplus = 0;
    }

    // What a comment holds beyond ASCII moves no column: nothing follows on its line.
    private void SkipComment()
    {
        var length = _source[_position..].IndexOfAny((byte)'\n', (byte)'\r');
        _position = length < 0 ? _source.Length : _position + length;
    }

    private readonly int Peek(int distance) => _position + distance < _source.Length ? _source[_position + distance] : -1;

    private static bool IsNameStart(int value) => value is '_' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static bool IsDigit(int value) => value is >= '0' and <= '9';
}
