using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations.Presets;

public sealed class DeleteStylePresetCommand(SocialImagesDbContext context, TimeProvider time)
{
    /// <returns>The preset as it was.</returns>
    /// <exception cref="Events.NotFoundException">No such preset in the caller's workspace.</exception>
    /// <exception cref="Events.ValidationException">The preset is the service's own.</exception>
    public async Task<StylePreset> ExecuteAsync(CurrentUser caller, Guid presetId, CancellationToken cancellationToken)
    {
        var preset = await context.OwnPresetAsync(caller, presetId, cancellationToken);
        context.StylePresets.Remove(preset);
        await context.SavePresetAsync(caller, "deleteStylePreset", preset, time.GetUtcNow(), cancellationToken);
        return preset;
    }
}
