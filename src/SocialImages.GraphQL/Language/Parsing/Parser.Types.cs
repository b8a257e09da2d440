using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

internal ref partial struct Parser
{
    private DefinitionNode ParseTypeDefinition(Location start, StringValueNode? description, bool isExtension)
    {
        if (SkipKeyword("type"u8))
            return ParseObjectType(start, description, isExtension);
        if (SkipKeyword("interface"u8))
            return ParseInterfaceType(start, description, isExtension);
        if (SkipKeyword("union"u8))
            return ParseUnionType(start, description, isExtension);
        if (SkipKeyword("enum"u8))
            return ParseEnumType(start, description, isExtension);
        if (SkipKeyword("input"u8))
            return ParseInputObjectType(start, description, isExtension);
        return SkipKeyword("scalar"u8) ? ParseScalarType(start, description, isExtension) : throw Unexpected();
    }

    private TypeDefinitionNode ParseScalarType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        if (!isExtension)
            return new ScalarTypeDefinitionNode(Locate(start), description, name, directives);
        RequireContent(directives.Length);
        return new ScalarTypeExtensionNode(Locate(start), name, directives);
    }

    private ComplexTypeNode ParseObjectType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        if (!isExtension)
            return new ObjectTypeDefinitionNode(Locate(start), description, name, directives, interfaces, fields);
        RequireContent(interfaces.Length + directives.Length + fields.Length);
        return new ObjectTypeExtensionNode(Locate(start), name, directives, interfaces, fields);
    }

    private ComplexTypeNode ParseInterfaceType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        if (!isExtension)
            return new InterfaceTypeDefinitionNode(Locate(start), description, name, directives, interfaces, fields);
        RequireContent(interfaces.Length + directives.Length + fields.Length);
        return new InterfaceTypeExtensionNode(Locate(start), name, directives, interfaces, fields);
    }

    private UnionTypeNode ParseUnionType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var types = Skip(TokenKind.Equal) ? ParseNamedTypes(TokenKind.Pipe) : [];
        if (!isExtension)
            return new UnionTypeDefinitionNode(Locate(start), description, name, directives, types);
        RequireContent(directives.Length + types.Length);
        return new UnionTypeExtensionNode(Locate(start), name, directives, types);
    }

    private EnumTypeNode ParseEnumType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var values = ParseEnumValues();
        if (!isExtension)
            return new EnumTypeDefinitionNode(Locate(start), description, name, directives, values);
        RequireContent(directives.Length + values.Length);
        return new EnumTypeExtensionNode(Locate(start), name, directives, values);
    }

    private InputObjectTypeNode ParseInputObjectType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseInputValues(TokenKind.LeftBrace, TokenKind.RightBrace);
        if (!isExtension)
            return new InputObjectTypeDefinitionNode(Locate(start), description, name, directives, fields);
        RequireContent(directives.Length + fields.Length);
        return new InputObjectTypeExtensionNode(Locate(start), name, directives, fields);
    }

    private ImmutableArray<NamedTypeNode> ParseImplements() => SkipKeyword("implements"u8) ? ParseNamedTypes(TokenKind.Ampersand) : [];

    private ImmutableArray<NamedTypeNode> ParseNamedTypes(TokenKind separator)
    {
        var types = new ArrayBuilder<NamedTypeNode>();
        Skip(separator);
        do
            types.Add(ParseNamedType());
        while (Skip(separator));
        return types.ToImmutable();
    }

    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions()
    {
        var fields = new ArrayBuilder<FieldDefinitionNode>();
        if (Skip(TokenKind.LeftBrace))
        {
            do
                fields.Add(ParseFieldDefinition());
            while (!Skip(TokenKind.RightBrace));
        }

        return fields.ToImmutable();
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = Mark();
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(isConstant: true);
        return new FieldDefinitionNode(Locate(start), description, name, arguments, type, directives);
    }

    private ImmutableArray<EnumValueDefinitionNode> ParseEnumValues()
    {
        var values = new ArrayBuilder<EnumValueDefinitionNode>();
        if (Skip(TokenKind.LeftBrace))
        {
            do
                values.Add(ParseEnumValue());
            while (!Skip(TokenKind.RightBrace));
        }

        return values.ToImmutable();
    }

    private EnumValueDefinitionNode ParseEnumValue()
    {
        var start = Mark();
        var description = ParseDescription();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
            throw Error($"Name {Describe()} is reserved and cannot be used for an enum value.");
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        return new EnumValueDefinitionNode(Locate(start), description, name, directives);
    }
}
