namespace SocialImages.GraphQL.Data;

/// <summary>The page a request asks for; at least one boundary is set.</summary>
/// <param name="First">Items from the start, or null.</param>
/// <param name="After">Cursor to continue behind, or null.</param>
/// <param name="Last">Items from the end, or null.</param>
/// <param name="Before">Cursor to stop before, or null.</param>
/// <param name="IncludeTotalCount">Whether the request selects the total count; counting is wasted otherwise.</param>
public readonly record struct PagingArguments(
    int? First = null, string? After = null, int? Last = null, string? Before = null, bool IncludeTotalCount = false);
