using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations.Presets;

namespace SocialImages.Api.Generations;

[QueryType]
public static partial class StylePresetQueries
{
    /// <summary>The service's own presets, then the workspace's by name.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static async Task<IReadOnlyList<StylePreset>> GetStylePresetsAsync(
        ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        return await context.StylePresets.AsNoTracking().SeenFrom(caller.WorkspaceId)
            .OrderBy(preset => preset.WorkspaceId != null)
            .ThenBy(preset => preset.WorkspaceId == null ? null : preset.Name.ToLower()).ThenBy(preset => preset.Id)
            .ToListAsync(cancellationToken);
    }

    [NodeResolver]
    [Authorize(Policy = Policies.Viewer)]
    public static Task<StylePreset?> GetStylePresetByIdAsync(
        Guid id, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        return context.StylePresets.AsNoTracking().SeenFrom(caller.WorkspaceId).FirstOrDefaultAsync(preset => preset.Id == id, cancellationToken);
    }
}

[ObjectType<StylePreset>]
public static partial class StylePresetType
{
    static partial void Configure(IObjectTypeDescriptor<StylePreset> descriptor)
    {
        descriptor.Ignore(preset => preset.WorkspaceId);
        descriptor.Ignore(preset => preset.CreatedById);
    }
}
