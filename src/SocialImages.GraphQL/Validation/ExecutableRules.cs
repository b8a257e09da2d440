namespace SocialImages.GraphQL.Validation;

/// <summary>The rules a document is held against, in their order: those that bound the document come before those that expand it.</summary>
internal static class ExecutableRules
{
    public static ValidationRule[] For(ValidationOptions options, bool allowIntrospection) =>
    [
        new ExecutableDefinitionsRule(),
        new KnownOperationTypesRule(),
        new UniqueOperationNamesRule(),
        new LoneAnonymousOperationRule(),
        new SingleFieldSubscriptionsRule(),
        new KnownTypeNamesRule(),
        new FragmentsOnCompositeTypesRule(),
        new VariablesAreInputTypesRule(),
        new ScalarLeafsRule(),
        new FieldsOnCorrectTypeRule(),
        new UniqueFragmentNamesRule(),
        new KnownFragmentNamesRule(),
        new PossibleFragmentSpreadsRule(),
        new UniqueVariableNamesRule(),
        new KnownDirectivesRule(),
        new UniqueDirectivesPerLocationRule(),
        new KnownArgumentNamesRule(),
        new KnownArgumentNamesOnDirectivesRule(),
        new UniqueArgumentNamesRule(),
        new ValuesOfCorrectTypeRule(),
        new ProvidedRequiredArgumentsRule(),
        new ProvidedRequiredArgumentsOnDirectivesRule(),
        new UniqueInputFieldNamesRule(),
        .. allowIntrospection ? Array.Empty<ValidationRule>() : [new IntrospectionRule()],
        .. options.AllowDeprecated ? Array.Empty<ValidationRule>() : [new NoDeprecatedRule()],
        new NoFragmentCyclesRule(),
        new FragmentVisitsRule(),
        new NoUnusedFragmentsRule(),
        new NoUndefinedVariablesRule(),
        new NoUnusedVariablesRule(),
        new VariablesInAllowedPositionRule(),
        new OverlappingFieldsCanBeMergedRule(),
        new IntrospectionDepthRule(),
        .. options.MaxAllowedFieldCycleDepth is null && options.FieldCycleLimits.Count == 0 ? Array.Empty<ValidationRule>() : [new FieldCycleDepthRule()],
        .. options.MaxAllowedExecutionDepth is null ? Array.Empty<ValidationRule>() : [new ExecutionDepthRule()],
    ];
}
