namespace SocialImages.GraphQL.Language;

internal ref partial struct Lexer
{
    private TokenKind ReadNumber()
    {
        var kind = TokenKind.Integer;
        if (Peek(0) == '-')
            _position++;
        if (Peek(0) == '0')
        {
            _position++;
            if (IsDigit(Peek(0)))
                throw Error($"Invalid number, unexpected digit after 0: {DescribeCurrent()}.");
        }
        else
        {
            ReadDigits();
        }

        if (Peek(0) == '.')
        {
            kind = TokenKind.Float;
            _position++;
            ReadDigits();
        }

        if (Peek(0) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            _position++;
            if (Peek(0) is '+' or '-')
                _position++;
            ReadDigits();
        }

        // A number ends where no other token may begin without a separator.
        if (Peek(0) == '.' || IsNameStart(Peek(0)))
            throw NoDigit();
        return kind;
    }

    private void ReadDigits()
    {
        if (!IsDigit(Peek(0)))
            throw NoDigit();
        while (IsDigit(Peek(0)))
            _position++;
    }

    private readonly SyntaxException NoDigit() => Error($"Invalid number, expected digit but got: {DescribeCurrent()}.");
}
