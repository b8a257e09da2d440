using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>The stored picture that an edit, a variation or an enlargement starts from.</summary>
public sealed class SourcePictures(SocialImagesDbContext context)
{
    /// <exception cref="NotFoundException">No such picture in the caller's workspace.</exception>
    public async Task<Image> FindAsync(CurrentUser caller, Guid imageId, CancellationToken cancellationToken)
        => await context.Images.AsNoTracking().FirstOrDefaultAsync(
            image => image.Id == imageId && image.WorkspaceId == caller.WorkspaceId && image.DeletedAt == null, cancellationToken)
            ?? throw new NotFoundException("image");
}
