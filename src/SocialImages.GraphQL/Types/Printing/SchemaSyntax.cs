using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>The schema's members as SDL definitions.</summary>
internal static class SchemaSyntax
{
    public static SchemaDefinitionNode Schema(Schema schema)
    {
        var roots = ImmutableArray.CreateBuilder<OperationTypeDefinitionNode>();
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (schema.RootType(operation) is { } type)
                roots.Add(new OperationTypeDefinitionNode(default, operation, new NamedTypeNode(type.Name)));
        }

        return new SchemaDefinitionNode(default, Description(schema.Description), schema.Directives, roots.ToImmutable());
    }

    public static DefinitionNode Type(NamedType type)
    {
        var (description, name, directives) = (Description(type.Description), new NameNode(type.Name), type.Directives);
        return type switch
        {
            ObjectType node => new ObjectTypeDefinitionNode(default, description, name, directives, Names(node.Interfaces), Fields(node)),
            InterfaceType node => new InterfaceTypeDefinitionNode(default, description, name, directives, Names(node.Interfaces), Fields(node)),
            UnionType node => new UnionTypeDefinitionNode(default, description, name, directives, Names(node.Types)),
            EnumType node => new EnumTypeDefinitionNode(default, description, name, directives, [.. node.Values.Select(EnumValue)]),
            InputObjectType node => new InputObjectTypeDefinitionNode(default, description, name, directives, [.. node.Fields.Select(Input)]),
            _ => new ScalarTypeDefinitionNode(default, description, name, directives),
        };
    }

    public static DefinitionNode Directive(DirectiveDefinition directive) => new DirectiveDefinitionNode(
        default,
        Description(directive.Description),
        new NameNode(directive.Name),
        [.. directive.Arguments.Select(Input)],
        directive.IsRepeatable,
        [.. directive.Locations.Select(static location => new NameNode(DirectiveLocationName.Format(location)))]);

    private static StringValueNode? Description(string? text) => string.IsNullOrEmpty(text) ? null : new StringValueNode(text);

    private static ImmutableArray<NamedTypeNode> Names(IEnumerable<NamedType> types) => [.. types.Select(static type => new NamedTypeNode(type.Name))];

    private static ImmutableArray<FieldDefinitionNode> Fields(ComplexType type) => [.. type.Fields.Select(Field)];

    private static FieldDefinitionNode Field(FieldDefinition field) => new(
        default,
        Description(field.Description),
        new NameNode(field.Name),
        [.. field.Arguments.Select(Input)],
        field.Type.ToTypeNode(),
        field.Directives);

    private static InputValueDefinitionNode Input(InputValueDefinition input) => new(
        default,
        Description(input.Description),
        new NameNode(input.Name),
        input.Type.ToTypeNode(),
        input.DefaultValue,
        input.Directives);

    private static EnumValueDefinitionNode EnumValue(EnumValue value) =>
        new(default, Description(value.Description), new NameNode(value.Name), value.Directives);
}
