namespace SocialImages.GraphQL.Types.Pagination;

/// <summary>What paged fields do unless their attribute says otherwise.</summary>
public sealed class PagingOptions
{
    /// <summary>Items; 10 when null.</summary>
    public int? DefaultPageSize { get; set; }

    /// <summary>Items; 50 when null.</summary>
    public int? MaxPageSize { get; set; }

    /// <summary>False when null.</summary>
    public bool? IncludeTotalCount { get; set; }

    /// <summary>True when null.</summary>
    public bool? AllowBackwardPagination { get; set; }

    /// <summary>False when null.</summary>
    public bool? RequirePagingBoundaries { get; set; }

    /// <summary>True when null.</summary>
    public bool? InferConnectionNameFromField { get; set; }

    /// <summary>True when null.</summary>
    public bool? IncludeNodesField { get; set; }
}
