using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Images;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Generations;

public static class GenerationDataLoaders
{
    [DataLoader]
    public static Task<Dictionary<Guid, Generation>> GetGenerationByIdAsync(
        IReadOnlyList<Guid> ids, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        return context.Generations.AsNoTracking()
            .Where(row => row.WorkspaceId == caller.WorkspaceId && ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
    }

    [DataLoader]
    public static async Task<Dictionary<Guid, Image[]>> GetImagesByGenerationIdAsync(
        IReadOnlyList<Guid> generationIds, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var images = await context.Images.AsNoTracking().InWorkspace(user.Caller())
            .Where(image => image.GenerationId != null && generationIds.Contains(image.GenerationId.Value) && image.DeletedAt == null)
            .OrderBy(image => image.GenerationIndex)
            .ToListAsync(cancellationToken);
        return images.GroupBy(image => image.GenerationId!.Value).ToDictionary(group => group.Key, group => group.ToArray());
    }
}
