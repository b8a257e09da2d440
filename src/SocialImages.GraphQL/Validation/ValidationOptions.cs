namespace SocialImages.GraphQL.Validation;

/// <summary>Budgets of document validation; defaults are Hot Chocolate's.</summary>
public sealed class ValidationOptions
{
    /// <summary>Validation stops after this many errors.</summary>
    public int MaxAllowedErrors { get; set; } = 5;

    public int MaxLocationsPerError { get; set; } = 5;

    /// <summary>Fragment spreads followed by one rule in one operation.</summary>
    public int MaxAllowedFragmentVisits { get; set; } = 1_000;

    /// <summary>Pairs of fields compared for merging (HC0107).</summary>
    public int MaxAllowedFieldMergeComparisons { get; set; } = 100_000;

    /// <summary>Nested <c>ofType</c> in an introspection query (HC0086).</summary>
    public int MaxAllowedOfTypeDepth { get; set; } = 16;

    /// <summary>How often a list of the introspection schema may be entered again below itself (HC0086).</summary>
    public int MaxAllowedListRecursiveDepth { get; set; } = 1;

    /// <summary>Nested lists of whatever kind in an introspection query (HC0086); null = only <see cref="MaxAllowedListRecursiveDepth"/> counts.</summary>
    public int? MaxAllowedIntrospectionListDepth { get; set; }

    /// <summary>How often one field may be entered below itself (HC0087); null = unlimited.</summary>
    public int? MaxAllowedFieldCycleDepth { get; set; } = 3;

    /// <summary>Field cycle limits by coordinate, e.g. <c>User.friends</c>, over <see cref="MaxAllowedFieldCycleDepth"/>.</summary>
    public Dictionary<string, int> FieldCycleLimits { get; } = new(StringComparer.Ordinal);

    /// <summary>Nested fields in an operation; null = unlimited.</summary>
    public int? MaxAllowedExecutionDepth { get; set; }

    public bool SkipIntrospectionFieldsInExecutionDepth { get; set; }

    /// <summary>Allows <c>__schema</c> and <c>__type</c> (HC0046 otherwise). A request may be allowed it all the same.</summary>
    public bool AllowIntrospection { get; set; } = true;

    /// <summary>Allows what the schema deprecates; refused only where clients are checked.</summary>
    public bool AllowDeprecated { get; set; } = true;
}
