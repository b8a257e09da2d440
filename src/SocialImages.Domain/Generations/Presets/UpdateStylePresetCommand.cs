using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations.Presets;

/// <summary>Replaces a preset's content. Requests made before keep the words they were made with.</summary>
public sealed class UpdateStylePresetCommand(SocialImagesDbContext context, TimeProvider time)
{
    /// <exception cref="Events.NotFoundException">No such preset in the caller's workspace.</exception>
    /// <exception cref="Events.ValidationException">A field is wrong, the name is taken, or the preset is the service's own.</exception>
    public async Task<StylePreset> ExecuteAsync(CurrentUser caller, Guid presetId, StylePresetContent content, CancellationToken cancellationToken)
    {
        var preset = await context.OwnPresetAsync(caller, presetId, cancellationToken);
        StylePresetRules.Fill(preset, StylePresetRules.Checked(content));
        preset.UpdatedAt = time.GetUtcNow();
        await context.SavePresetAsync(caller, "updateStylePreset", preset, preset.UpdatedAt, cancellationToken);
        return preset;
    }
}
