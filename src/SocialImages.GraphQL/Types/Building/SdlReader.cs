using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>Turns SDL definitions into configurations.</summary>
internal static class SdlReader
{
    public static TypeConfiguration ToConfiguration(TypeDefinitionNode node)
    {
        TypeConfiguration type = node switch
        {
            ObjectTypeDefinitionNode => new ObjectTypeConfiguration(node.Name.Value),
            InterfaceTypeDefinitionNode => new InterfaceTypeConfiguration(node.Name.Value),
            UnionTypeDefinitionNode => new UnionTypeConfiguration(node.Name.Value),
            EnumTypeDefinitionNode => new EnumTypeConfiguration(node.Name.Value),
            InputObjectTypeDefinitionNode => new InputObjectTypeConfiguration(node.Name.Value),
            _ => new ScalarTypeConfiguration(node.Name.Value),
        };
        type.Description = node.Description?.Value;
        Extend(type, node);
        return type;
    }

    public static DirectiveConfiguration ToConfiguration(DirectiveDefinitionNode node)
    {
        var directive = new DirectiveConfiguration(node.Name.Value) { Description = node.Description?.Value, IsRepeatable = node.IsRepeatable };
        AddInputValues(directive.Arguments, node.Arguments);
        foreach (var name in node.Locations)
        {
            if (DirectiveLocationName.TryParse(name.Value, out var location))
                directive.Locations.Add(location);
        }

        return directive;
    }

    /// <summary>Adds what a definition or an extension declares.</summary>
    public static void Extend(TypeConfiguration type, TypeDefinitionNode node)
    {
        type.Directives.AddRange(node.Directives);
        switch (type, node)
        {
            case (ComplexTypeConfiguration target, ComplexTypeNode source) when target is ObjectTypeConfiguration == IsObject(source):
                target.Interfaces.AddRange(source.Interfaces.Select(static name => name.Name.Value));
                AddFields(target.Fields, source.Fields);
                break;
            case (UnionTypeConfiguration target, UnionTypeNode source):
                target.Types.AddRange(source.Types.Select(static name => name.Name.Value));
                break;
            case (EnumTypeConfiguration target, EnumTypeNode source):
                AddValues(target.Values, source.Values);
                break;
            case (InputObjectTypeConfiguration target, InputObjectTypeNode source):
                AddInputValues(target.Fields, source.Fields);
                break;
            case (ScalarTypeConfiguration, ScalarTypeDefinitionNode or ScalarTypeExtensionNode):
                break;
            default:
                throw SchemaErrors.Exception($"The type `{type.Name}` cannot be extended by a definition of another kind.");
        }
    }

    private static bool IsObject(ComplexTypeNode node) => node is ObjectTypeDefinitionNode or ObjectTypeExtensionNode;

    private static void AddFields(List<FieldConfiguration> target, ImmutableArray<FieldDefinitionNode> source)
    {
        foreach (var node in source)
        {
            var field = new FieldConfiguration(node.Name.Value, node.Type) { Description = node.Description?.Value, Directives = [.. node.Directives] };
            AddInputValues(field.Arguments, node.Arguments);
            target.Add(field);
        }
    }

    private static void AddInputValues(List<InputValueConfiguration> target, ImmutableArray<InputValueDefinitionNode> source)
    {
        foreach (var node in source)
        {
            target.Add(new InputValueConfiguration(node.Name.Value, node.Type)
            {
                Description = node.Description?.Value,
                DefaultValue = node.DefaultValue,
                Directives = [.. node.Directives],
            });
        }
    }

    private static void AddValues(List<EnumValueConfiguration> target, ImmutableArray<EnumValueDefinitionNode> source)
    {
        foreach (var node in source)
            target.Add(new EnumValueConfiguration(node.Name.Value) { Description = node.Description?.Value, Directives = [.. node.Directives] });
    }
}
