namespace SocialImages.GraphQL.Validation;

/// <summary>Limits of cost analysis and the weight resolvers get by default; defaults are Hot Chocolate's.</summary>
public sealed class CostOptions
{
    /// <summary>Sum of field, argument and input field weights that a request may reach.</summary>
    public double MaxFieldCost { get; set; } = 1_000;

    /// <summary>Number of objects that a request may reach.</summary>
    public double MaxTypeCost { get; set; } = 1_000;

    /// <summary>Argument values of a request, with variables in their places. Ours: one variable may be used a thousand times.</summary>
    public double MaxInputValues { get; set; } = 250_000;

    /// <summary>Refuses requests beyond the limits (HC0047).</summary>
    public bool EnforceCostLimits { get; set; } = true;

    /// <summary>Items assumed in a list that <c>@listSize</c> says nothing about.</summary>
    public double DefaultListSize { get; set; } = 1;

    /// <summary>Weight that a resolver which waits for something is declared with; null declares none.</summary>
    public double? DefaultResolverCost { get; set; } = 10;
}
