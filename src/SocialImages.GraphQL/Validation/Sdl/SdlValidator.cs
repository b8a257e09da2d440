using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Holds SDL against the specification's rules for type system documents, alone or as an extension of a schema.</summary>
public static class SdlValidator
{
    /// <summary>The rules by name.</summary>
    internal static readonly IReadOnlyDictionary<string, Action<SdlContext>> Rules = new OrderedDictionary<string, Action<SdlContext>>
    {
        ["LoneSchemaDefinition"] = SchemaDefinitionRules.LoneSchemaDefinition,
        ["UniqueOperationTypes"] = SchemaDefinitionRules.UniqueOperationTypes,
        ["UniqueTypeNames"] = UniqueDefinitionRules.Types,
        ["UniqueEnumValueNames"] = UniqueDefinitionRules.EnumValues,
        ["UniqueFieldDefinitionNames"] = UniqueDefinitionRules.Fields,
        ["UniqueArgumentDefinitionNames"] = UniqueDefinitionRules.Arguments,
        ["UniqueDirectiveNames"] = UniqueDefinitionRules.Directives,
        ["KnownTypeNames"] = SdlTypeRules.KnownTypeNames,
        ["PossibleTypeExtensions"] = SdlTypeRules.PossibleTypeExtensions,
        ["KnownDirectives"] = SdlDirectiveRules.Known,
        ["UniqueDirectivesPerLocation"] = SdlDirectiveRules.UniquePerLocation,
        ["KnownArgumentNamesOnDirectives"] = SdlDirectiveRules.KnownArguments,
        ["ProvidedRequiredArgumentsOnDirectives"] = SdlDirectiveRules.RequiredArguments,
        ["UniqueArgumentNames"] = SdlDirectiveRules.UniqueArguments,
        ["UniqueInputFieldNames"] = SdlDirectiveRules.UniqueInputFields,
    };

    public static IReadOnlyList<IError> Validate(DocumentNode document, Schema? extended = null) => Validate(document, extended, Rules.Values);

    internal static IReadOnlyList<IError> Validate(DocumentNode document, Schema? extended, IEnumerable<Action<SdlContext>> rules)
    {
        var context = new SdlContext(document, extended);
        foreach (var rule in rules)
            rule(context);
        return context.Errors;
    }
}
