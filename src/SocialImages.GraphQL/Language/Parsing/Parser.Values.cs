using System.Collections.Immutable;
using System.Text;

namespace SocialImages.GraphQL.Language;

internal ref partial struct Parser
{
    private ValueNode ParseValue(bool isConstant)
    {
        switch (_lexer.Kind)
        {
            case TokenKind.LeftBracket:
                return ParseList(isConstant);
            case TokenKind.LeftBrace:
                return ParseObject(isConstant);
            case TokenKind.Dollar:
                return isConstant ? throw Error("Unexpected variable in a constant value.") : ParseVariable();
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseNameValue();
            case TokenKind.Integer or TokenKind.Float:
                return ParseNumber();
            default:
                throw Unexpected();
        }
    }

    private ValueNode ParseNumber()
    {
        var start = Mark();
        var isInteger = Is(TokenKind.Integer);
        var text = Encoding.UTF8.GetString(_lexer.Text);
        Advance();
        return isInteger ? new IntValueNode(Locate(start), text) : new FloatValueNode(Locate(start), text);
    }

    private StringValueNode ParseString()
    {
        var start = Mark();
        var block = Is(TokenKind.BlockString);
        var value = block ? StringValue.Dedent(_lexer.Text[3..^3]) : StringValue.Unescape(_lexer.Text[1..^1]);
        Advance();
        return new StringValueNode(Locate(start), value, block);
    }

    private StringValueNode? ParseDescription() => IsString() ? ParseString() : null;

    private ValueNode ParseNameValue()
    {
        var start = Mark();
        if (SkipKeyword("true"u8))
            return new BooleanValueNode(Locate(start), true);
        if (SkipKeyword("false"u8))
            return new BooleanValueNode(Locate(start), false);
        if (SkipKeyword("null"u8))
            return new NullValueNode(Locate(start));
        var name = ParseName();
        return new EnumValueNode(name.Location, name.Value);
    }

    private VariableNode ParseVariable()
    {
        var start = Mark();
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(Locate(start), name);
    }

    private ListValueNode ParseList(bool isConstant)
    {
        var start = Mark();
        Enter();
        Expect(TokenKind.LeftBracket);
        var items = new ArrayBuilder<ValueNode>();
        while (!Skip(TokenKind.RightBracket))
            items.Add(ParseValue(isConstant));
        Leave();
        return new ListValueNode(Locate(start), items.ToImmutable());
    }

    private ObjectValueNode ParseObject(bool isConstant)
    {
        var start = Mark();
        Enter();
        Expect(TokenKind.LeftBrace);
        var fields = new ArrayBuilder<ObjectFieldNode>();
        while (!Skip(TokenKind.RightBrace))
            fields.Add(ParseObjectField(isConstant));
        Leave();
        return new ObjectValueNode(Locate(start), fields.ToImmutable());
    }

    private ObjectFieldNode ParseObjectField(bool isConstant)
    {
        var start = Mark();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConstant);
        return new ObjectFieldNode(Locate(start), name, value);
    }

    private TypeNode ParseTypeReference()
    {
        var start = Mark();
        TypeNode type = Is(TokenKind.LeftBracket) ? ParseListType() : ParseNamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(Locate(start), type) : type;
    }

    private ListTypeNode ParseListType()
    {
        var start = Mark();
        Enter();
        Expect(TokenKind.LeftBracket);
        var inner = ParseTypeReference();
        Expect(TokenKind.RightBracket);
        Leave();
        return new ListTypeNode(Locate(start), inner);
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name.Location, name);
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConstant)
    {
        var directives = new ArrayBuilder<DirectiveNode>();
        while (Is(TokenKind.At))
        {
            if (directives.Count == _options.MaxAllowedDirectives)
                throw Error($"A location in the GraphQL document contains more than {_options.MaxAllowedDirectives} directives. Parsing aborted.");
            directives.Add(ParseDirective(isConstant));
        }

        return directives.ToImmutable();
    }

    private DirectiveNode ParseDirective(bool isConstant)
    {
        var start = Mark();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArguments(isConstant);
        return new DirectiveNode(Locate(start), name, arguments);
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool isConstant)
    {
        var arguments = new ArrayBuilder<ArgumentNode>();
        if (Skip(TokenKind.LeftParenthesis))
        {
            do
                arguments.Add(ParseArgument(isConstant));
            while (!Skip(TokenKind.RightParenthesis));
        }

        return arguments.ToImmutable();
    }

    private ArgumentNode ParseArgument(bool isConstant)
    {
        var start = Mark();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConstant);
        return new ArgumentNode(Locate(start), name, value);
    }
}
