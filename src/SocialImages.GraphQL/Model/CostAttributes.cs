namespace SocialImages.GraphQL.CostAnalysis.Types;

/// <summary>What one appearance adds to the cost of a request.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Parameter)]
public sealed class CostAttribute(double weight) : Attribute
{
    public double Weight => weight;
}

/// <summary>How long the list of a field is taken to be.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    public int AssumedSize { get; set; } = -1;

    public string[]? SlicingArguments { get; set; }

    public int SlicingArgumentDefaultValue { get; set; } = -1;

    public string[]? SizedFields { get; set; }

    public bool RequireOneSlicingArgument { get; set; } = true;
}
