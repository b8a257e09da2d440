using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>The directives at one place; places of one owner (a type and its extensions) count together.</summary>
internal sealed record AppliedDirectives(string Owner, DirectiveLocation Location, ImmutableArray<DirectiveNode> Directives)
{
    public static IEnumerable<AppliedDirectives> In(DocumentNode document) => document.Definitions.SelectMany(static (definition, index) => In(definition, index));

    private static IEnumerable<AppliedDirectives> In(DefinitionNode definition, int index) => definition switch
    {
        SchemaNode schema => [new("schema", DirectiveLocation.Schema, schema.Directives)],
        ComplexTypeNode type => InComplex(type, index),
        EnumTypeNode type => type.Values
            .Select((value, position) => new AppliedDirectives($"{index}.{position}", DirectiveLocation.EnumValue, value.Directives))
            .Prepend(new($"type {type.Name.Value}", DirectiveLocation.Enum, type.Directives)),
        InputObjectTypeNode type => InInputs(type.Fields, $"{index}", DirectiveLocation.InputFieldDefinition)
            .Prepend(new($"type {type.Name.Value}", DirectiveLocation.InputObject, type.Directives)),
        UnionTypeNode type => [new($"type {type.Name.Value}", DirectiveLocation.Union, type.Directives)],
        TypeDefinitionNode type => [new($"type {type.Name.Value}", DirectiveLocation.Scalar, type.Directives)],
        DirectiveDefinitionNode directive => InInputs(directive.Arguments, $"{index}", DirectiveLocation.ArgumentDefinition),
        _ => [],
    };

    private static IEnumerable<AppliedDirectives> InComplex(ComplexTypeNode type, int index)
    {
        var location = type is ObjectTypeDefinitionNode or ObjectTypeExtensionNode ? DirectiveLocation.Object : DirectiveLocation.Interface;
        yield return new($"type {type.Name.Value}", location, type.Directives);
        for (var position = 0; position < type.Fields.Length; position++)
        {
            var field = type.Fields[position];
            yield return new($"{index}.{position}", DirectiveLocation.FieldDefinition, field.Directives);
            foreach (var applied in InInputs(field.Arguments, $"{index}.{position}", DirectiveLocation.ArgumentDefinition))
                yield return applied;
        }
    }

    private static IEnumerable<AppliedDirectives> InInputs(ImmutableArray<InputValueDefinitionNode> inputs, string owner, DirectiveLocation location) =>
        inputs.Select((input, position) => new AppliedDirectives($"{owner}.{position}", location, input.Directives));
}
