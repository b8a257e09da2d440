using Microsoft.EntityFrameworkCore;
using Npgsql;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations.Presets;

/// <summary>Which presets a workspace sees, and how a change to one is saved.</summary>
public static class StylePresetStore
{
    /// <summary>The workspace's own and those the service brings along.</summary>
    public static IQueryable<StylePreset> SeenFrom(this IQueryable<StylePreset> presets, Guid workspaceId)
        => presets.Where(preset => preset.WorkspaceId == workspaceId || preset.WorkspaceId == null);

    /// <exception cref="NotFoundException">No such preset for the workspace.</exception>
    /// <exception cref="ValidationException">One that the service brings along.</exception>
    internal static async Task<StylePreset> OwnPresetAsync(
        this SocialImagesDbContext context, CurrentUser caller, Guid presetId, CancellationToken cancellationToken)
    {
        var preset = await context.StylePresets.SeenFrom(caller.WorkspaceId).FirstOrDefaultAsync(row => row.Id == presetId, cancellationToken)
            ?? throw new NotFoundException("style preset");
        return preset.IsShipped ? throw new ValidationException("presetId", "This preset belongs to the service; make one of your own.") : preset;
    }

    /// <exception cref="ValidationException">The workspace has a preset of that name.</exception>
    internal static async Task SavePresetAsync(
        this SocialImagesDbContext context, CurrentUser caller, string action, StylePreset preset, DateTimeOffset now, CancellationToken cancellationToken)
    {
        context.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            UserId = caller.UserId,
            Action = action,
            SubjectType = nameof(StylePreset),
            SubjectId = preset.Id,
            CreatedAt = now,
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new ValidationException("name", "There is a preset of this name already.");
        }
    }
}
