using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

internal ref partial struct Parser
{
    private DefinitionNode ParseDefinition()
    {
        if (Is(TokenKind.LeftBrace))
            return ParseShorthand();

        var start = Mark();
        var description = ParseDescription();
        if (!Is(TokenKind.Name))
            throw Unexpected();
        if (PeekOperation() is { } operation)
            return ParseOperation(start, description, operation);
        return IsKeyword("fragment"u8) ? ParseFragmentDefinition(start, description) : ParseTypeSystemDefinition(start, description);
    }

    private OperationDefinitionNode ParseShorthand()
    {
        var start = Mark();
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode(Locate(start), null, OperationType.Query, null, [], [], selections);
    }

    private readonly OperationType? PeekOperation()
    {
        if (IsKeyword("query"u8))
            return OperationType.Query;
        if (IsKeyword("mutation"u8))
            return OperationType.Mutation;
        return IsKeyword("subscription"u8) ? OperationType.Subscription : null;
    }

    private OperationDefinitionNode ParseOperation(Location start, StringValueNode? description, OperationType operation)
    {
        Advance();
        var name = Is(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode(Locate(start), description, operation, name, variables, directives, selections);
    }

    private FragmentDefinitionNode ParseFragmentDefinition(Location start, StringValueNode? description)
    {
        Advance();
        if (IsKeyword("on"u8))
            throw Unexpected();
        var name = ParseName();
        var variables = _options.AllowFragmentVariables ? ParseVariableDefinitions() : [];
        ExpectKeyword("on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new FragmentDefinitionNode(Locate(start), description, name, typeCondition, directives, selections, variables);
    }

    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions()
    {
        var definitions = new ArrayBuilder<VariableDefinitionNode>();
        if (Skip(TokenKind.LeftParenthesis))
        {
            do
                definitions.Add(ParseVariableDefinition());
            while (!Skip(TokenKind.RightParenthesis));
        }

        return definitions.ToImmutable();
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = Mark();
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConstant: true) : null;
        var directives = ParseDirectives(isConstant: true);
        return new VariableDefinitionNode(Locate(start), description, variable, type, defaultValue, directives);
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = Mark();
        if (!Is(TokenKind.LeftBrace))
            throw Expected(TokenKind.LeftBrace);
        Enter();
        Advance();
        var selections = new ArrayBuilder<SelectionNode>();
        do
            selections.Add(Is(TokenKind.Spread) ? ParseFragment() : ParseField());
        while (!Skip(TokenKind.RightBrace));
        Leave();
        return new SelectionSetNode(Locate(start), selections.ToImmutable());
    }

    private FieldNode ParseField()
    {
        if (++_fields > _options.MaxAllowedFields)
            throw Error($"The GraphQL request document contains more than {_options.MaxAllowedFields} fields. Parsing aborted.");
        var start = Mark();
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
            (alias, name) = (name, ParseName());
        var arguments = ParseArguments(isConstant: false);
        var directives = ParseDirectives(isConstant: false);
        var selections = Is(TokenKind.LeftBrace) ? ParseSelectionSet() : null;
        return new FieldNode(Locate(start), name, alias, directives, arguments, selections);
    }

    private SelectionNode ParseFragment()
    {
        var start = Mark();
        Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && Is(TokenKind.Name))
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(isConstant: false);
            return new FragmentSpreadNode(Locate(start), name, spreadDirectives);
        }

        var typeCondition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new InlineFragmentNode(Locate(start), typeCondition, directives, selections);
    }
}
