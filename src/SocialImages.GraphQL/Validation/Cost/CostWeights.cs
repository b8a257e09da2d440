using System.Collections.Immutable;
using System.Globalization;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Weights as <c>@cost</c> declares them, else the cost specification's: composites and lists 1, leaves 0.</summary>
internal static class CostWeights
{
    public static double Of(FieldDefinition field) => Declared(field.Directives) ?? (field.Type.IsComposite || field.Type.IsList ? 1 : 0);

    public static double Of(InputValueDefinition input) => Declared(input.Directives) ?? (input.Type.Named is InputObjectType ? 1 : 0);

    public static double Of(NamedType type) => Declared(type.Directives) ?? (type.IsComposite ? 1 : 0);

    private static double? Declared(ImmutableArray<DirectiveNode> directives) =>
        BuiltInDirectives.Find(directives, BuiltInDirectives.Cost)?.FindArgument("weight") is StringValueNode weight
            ? double.Parse(weight.Value, CultureInfo.InvariantCulture)
            : null;
}
