namespace SocialImages.GraphQL.Validation;

/// <summary>Limits and default weights of cost analysis; defaults are Hot Chocolate's.</summary>
public sealed class CostOptions
{
    /// <summary>Sum of resolver weights that a request may reach.</summary>
    public double MaxFieldCost { get; set; } = 1_000;

    /// <summary>Number of objects that a request may reach.</summary>
    public double MaxTypeCost { get; set; } = 1_000;

    /// <summary>Refuses requests beyond the limits (HC0047).</summary>
    public bool EnforceCostLimits { get; set; } = true;

    /// <summary>Weight of a resolver that waits for something.</summary>
    public double DefaultResolverCost { get; set; } = 10;

    /// <summary>Factor for a filter or sort argument whose value is a variable.</summary>
    public double VariableMultiplier { get; set; } = 5;
}
