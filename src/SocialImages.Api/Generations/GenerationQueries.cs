using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Paging;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;

namespace SocialImages.Api.Generations;

[QueryType]
public static partial class GenerationQueries
{
    private const int DefaultPageSize = 20;
    private static readonly Keyset<Generation, DateTimeOffset> Newest = Keyset.ByTime<Generation>(row => row.CreatedAt, row => row.Id);

    /// <summary>The workspace's generations, newest first.</summary>
    /// <param name="where">Narrows the list.</param>
    [Authorize(Policy = Policies.Viewer)]
    [UsePaging(MaxPageSize = 50, DefaultPageSize = DefaultPageSize)]
    public static Task<Connection<Generation>> GetGenerationsAsync(
        GenerationFilter? where, PagingArguments paging, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        var rows = context.Generations.AsNoTracking().Where(row => row.WorkspaceId == caller.WorkspaceId).Matching(where);
        return Newest.PageAsync(rows, paging, DefaultPageSize, rows.CountAsync, cancellationToken);
    }

    [NodeResolver]
    [Authorize(Policy = Policies.Viewer)]
    public static Task<Generation?> GetGenerationByIdAsync(
        Guid id, IGenerationByIdDataLoader generations, CancellationToken cancellationToken)
        => generations.LoadAsync(id, cancellationToken);
}
