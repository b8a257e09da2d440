using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

internal static class SdlTypeRules
{
    public static void KnownTypeNames(SdlContext context)
    {
        foreach (var reference in context.Document.Definitions.SelectMany(References))
        {
            var name = reference.Name.Value;
            if (!context.Types.ContainsKey(name) && context.Schema?.FindType(name) is null && !ScalarTypes.IsSpecified(name) && !IntrospectionTypes.Names.Contains(name))
                context.Report($"Unknown type `{name}`.", reference);
        }
    }

    public static void PossibleTypeExtensions(SdlContext context)
    {
        foreach (var extension in context.Document.Definitions.OfType<TypeDefinitionNode>().Where(static type => type.IsExtension))
        {
            var name = extension.Name.Value;
            var definition = context.Types.GetValueOrDefault(name);
            var existing = definition is null ? context.Schema?.FindType(name) : null;
            if (definition is null && existing is null)
                context.Report($"The type `{name}` cannot be extended because it is not defined.", extension.Name);
            else if ((definition is null ? existing!.Kind : KindOf(definition)) != KindOf(extension))
                context.Report($"The type `{name}` cannot be extended by a definition of another kind.", definition is null ? [extension] : [definition, extension]);
        }
    }

    private static TypeKind KindOf(TypeDefinitionNode node) => node switch
    {
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => TypeKind.Object,
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => TypeKind.Interface,
        UnionTypeNode => TypeKind.Union,
        EnumTypeNode => TypeKind.Enum,
        InputObjectTypeNode => TypeKind.InputObject,
        _ => TypeKind.Scalar,
    };

    private static IEnumerable<NamedTypeNode> References(DefinitionNode definition) => definition switch
    {
        SchemaNode schema => schema.OperationTypes.Select(static operation => operation.Type),
        ComplexTypeNode type => type.Interfaces.Concat(type.Fields.SelectMany(References)),
        UnionTypeNode union => union.Types,
        InputObjectTypeNode input => input.Fields.Select(static field => field.Type.Named),
        DirectiveDefinitionNode directive => directive.Arguments.Select(static argument => argument.Type.Named),
        FragmentDefinitionNode fragment => [fragment.TypeCondition],
        _ => [],
    };

    private static IEnumerable<NamedTypeNode> References(FieldDefinitionNode field) =>
        field.Arguments.Select(static argument => argument.Type.Named).Append(field.Type.Named);
}
