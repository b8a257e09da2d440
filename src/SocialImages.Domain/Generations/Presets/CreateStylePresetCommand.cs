using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations.Presets;

public sealed class CreateStylePresetCommand(SocialImagesDbContext context, TimeProvider time)
{
    /// <exception cref="Events.ValidationException">A field is wrong, or the name is taken.</exception>
    public async Task<StylePreset> ExecuteAsync(CurrentUser caller, StylePresetContent content, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var preset = new StylePreset
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            CreatedById = caller.UserId,
            Name = "",
            CreatedAt = now,
            UpdatedAt = now,
        };
        StylePresetRules.Fill(preset, StylePresetRules.Checked(content));
        context.StylePresets.Add(preset);
        await context.SavePresetAsync(caller, "createStylePreset", preset, now, cancellationToken);
        return preset;
    }
}
