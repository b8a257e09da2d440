namespace SocialImages.GraphQL.Types;

/// <summary>The field is a connection: <c>first after last before</c> in, <c>edges nodes pageInfo</c> out.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>Names the connection and edge types; the field's name when left out.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Items when neither <c>first</c> nor <c>last</c> is given.</summary>
    public int DefaultPageSize { get; set; }

    /// <summary>Items that may be asked for at most.</summary>
    public int MaxPageSize { get; set; }

    public bool IncludeTotalCount { get; set; }

    public bool AllowBackwardPagination { get; set; }

    /// <summary>Refuses requests with neither <c>first</c> nor <c>last</c>.</summary>
    public bool RequirePagingBoundaries { get; set; }

    /// <summary>Takes the connection's name from the field, not from the item type.</summary>
    public bool InferConnectionNameFromField { get; set; }
}
