using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Library;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Images;

[QueryType]
public static partial class ImageQueries
{
    private const int DefaultPageSize = 20;

    /// <summary>The workspace's pictures, newest first unless `order` says otherwise.</summary>
    /// <param name="where">Narrows the list.</param>
    /// <param name="order">At most one field; ties are broken by id.</param>
    [Authorize(Policy = Policies.Viewer)]
    [UsePaging(MaxPageSize = 50, DefaultPageSize = DefaultPageSize, IncludeTotalCount = true)]
    public static Task<Connection<Image>> GetImagesAsync(
        ImageFilter? where, IReadOnlyList<ImageSort>? order, PagingArguments paging,
        ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        var rows = context.Images.AsNoTracking().InWorkspace(caller).Matching(where, new LibraryFilter(context, caller, where?.IsDeleted == true));
        return ImageOrder.From(order).PageAsync(rows, paging, DefaultPageSize, cancellationToken);
    }

    [NodeResolver]
    [Authorize(Policy = Policies.Viewer)]
    public static Task<Image?> GetImageByIdAsync(Guid id, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => images.LoadAsync(id, cancellationToken);
}
