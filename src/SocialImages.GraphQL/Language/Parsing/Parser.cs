using System.Text;

namespace SocialImages.GraphQL.Language;

/// <summary>Recursive descent over the lexer's tokens, one token ahead.</summary>
internal ref partial struct Parser
{
    private readonly ParserOptions _options;
    private Lexer _lexer;
    private int _previousEnd;
    private int _depth;
    private int _fields;
    private int _nodes;
    private int _tokens;

    public Parser(ReadOnlySpan<byte> source, ParserOptions options)
    {
        _lexer = new Lexer(source);
        _options = options;
        Advance();
    }

    public DocumentNode ParseDocument()
    {
        var start = Mark();
        var definitions = new ArrayBuilder<DefinitionNode>();
        do
            definitions.Add(ParseDefinition());
        while (_lexer.Kind != TokenKind.EndOfFile);
        return new DocumentNode(Locate(start), definitions.ToImmutable(), _fields);
    }

    public ValueNode ParseWholeValue()
    {
        var value = ParseValue(isConstant: false);
        Expect(TokenKind.EndOfFile);
        return value;
    }

    public TypeNode ParseWholeType()
    {
        var type = ParseTypeReference();
        Expect(TokenKind.EndOfFile);
        return type;
    }

    private void Advance()
    {
        _previousEnd = _lexer.End;
        _lexer.Read();
        if (_lexer.Kind != TokenKind.EndOfFile && ++_tokens > _options.MaxAllowedTokens)
            throw Error($"The GraphQL request document contains more than {_options.MaxAllowedTokens} tokens. Parsing aborted.");
    }

    private readonly Location Mark() => new(_lexer.Start, 0, _lexer.Line, _lexer.Column);

    private Location Locate(Location start)
    {
        if (++_nodes > _options.MaxAllowedNodes)
            throw Error($"The GraphQL request document contains more than {_options.MaxAllowedNodes} nodes. Parsing aborted.");
        return start with { End = _previousEnd };
    }

    // Every recursion passes here, so that no document can exhaust the stack.
    private void Enter()
    {
        if (++_depth > _options.MaxAllowedRecursionDepth)
            throw Error($"Document exceeds the maximum allowed recursion depth of {_options.MaxAllowedRecursionDepth}. Parsing aborted.");
    }

    private void Leave() => _depth--;

    private readonly bool Is(TokenKind kind) => _lexer.Kind == kind;

    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword) => _lexer.Kind == TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private readonly bool IsString() => _lexer.Kind is TokenKind.String or TokenKind.BlockString;

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
            throw Expected(kind);
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
            return false;
        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
            throw Error($"Expected `{Encoding.UTF8.GetString(keyword)}`, but found {Describe()}.");
    }

    private NameNode ParseName()
    {
        if (!Is(TokenKind.Name))
            throw Expected(TokenKind.Name);
        var start = Mark();
        var value = Encoding.UTF8.GetString(_lexer.Text);
        Advance();
        return new NameNode(Locate(start), value);
    }

    private readonly string Describe() =>
        _lexer.Kind == TokenKind.Name ? $"`{Encoding.UTF8.GetString(_lexer.Text)}`" : $"a `{_lexer.Kind}`-token";

    private readonly SyntaxException Expected(TokenKind kind) => Error($"Expected a `{kind}`-token, but found a `{_lexer.Kind}`-token.");

    private readonly SyntaxException Unexpected() => Error($"Unexpected token: {Describe()}.");

    private readonly SyntaxException Error(string message) => new(message, _lexer.Start, _lexer.Line, _lexer.Column);
}
