using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

internal ref partial struct Parser
{
    private DefinitionNode ParseTypeSystemDefinition(Location start, StringValueNode? description)
    {
        if (IsKeyword("extend"u8))
            return description is null ? ParseExtension(start) : throw MisplacedDescription(start);
        if (SkipKeyword("schema"u8))
            return ParseSchema(start, description);
        if (SkipKeyword("directive"u8))
            return ParseDirectiveDefinition(start, description);
        return ParseTypeDefinition(start, description, isExtension: false);
    }

    private DefinitionNode ParseExtension(Location start)
    {
        Advance();
        return SkipKeyword("schema"u8) ? ParseSchemaExtension(start) : ParseTypeDefinition(start, null, isExtension: true);
    }

    private SchemaDefinitionNode ParseSchema(Location start, StringValueNode? description)
    {
        var directives = ParseDirectives(isConstant: true);
        if (!Is(TokenKind.LeftBrace))
            throw Expected(TokenKind.LeftBrace);
        var operations = ParseOperationTypes();
        return new SchemaDefinitionNode(Locate(start), description, directives, operations);
    }

    private SchemaExtensionNode ParseSchemaExtension(Location start)
    {
        var directives = ParseDirectives(isConstant: true);
        var operations = ParseOperationTypes();
        RequireContent(directives.Length + operations.Length);
        return new SchemaExtensionNode(Locate(start), directives, operations);
    }

    private ImmutableArray<OperationTypeDefinitionNode> ParseOperationTypes()
    {
        var operations = new ArrayBuilder<OperationTypeDefinitionNode>();
        if (Skip(TokenKind.LeftBrace))
        {
            do
                operations.Add(ParseOperationType());
            while (!Skip(TokenKind.RightBrace));
        }

        return operations.ToImmutable();
    }

    private OperationTypeDefinitionNode ParseOperationType()
    {
        var start = Mark();
        if (!Is(TokenKind.Name))
            throw Expected(TokenKind.Name);
        var operation = PeekOperation() ?? throw Unexpected();
        Advance();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new OperationTypeDefinitionNode(Locate(start), operation, type);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(Location start, StringValueNode? description)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = new ArrayBuilder<NameNode>();
        Skip(TokenKind.Pipe);
        do
            locations.Add(ParseDirectiveLocation());
        while (Skip(TokenKind.Pipe));
        return new DirectiveDefinitionNode(Locate(start), description, name, arguments, isRepeatable, locations.ToImmutable());
    }

    private NameNode ParseDirectiveLocation()
    {
        var before = this;
        var name = ParseName();
        return Types.DirectiveLocationName.TryParse(name.Value, out _) ? name : throw before.Unexpected();
    }

    private ImmutableArray<InputValueDefinitionNode> ParseInputValues(TokenKind open, TokenKind close)
    {
        var values = new ArrayBuilder<InputValueDefinitionNode>();
        if (Skip(open))
        {
            do
                values.Add(ParseInputValue());
            while (!Skip(close));
        }

        return values.ToImmutable();
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = Mark();
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConstant: true) : null;
        var directives = ParseDirectives(isConstant: true);
        return new InputValueDefinitionNode(Locate(start), description, name, type, defaultValue, directives);
    }

    private static SyntaxException MisplacedDescription(Location start) =>
        new("Unexpected description, descriptions are supported only on definitions.", start.Start, start.Line, start.Column);

    private readonly void RequireContent(int count)
    {
        if (count == 0)
            throw Unexpected();
    }
}
