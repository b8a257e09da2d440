using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>Only what is given changes.</summary>
public sealed record UpdatePublishingSettings(bool? RequiresApproval, IReadOnlyList<string>? BrandColors, CardDesign? CardDesign, bool ClearCardDesign);

public sealed partial class UpdatePublishingSettingsCommand(SocialImagesDbContext context)
{
    private const int MaxColors = 6;

    public async Task<PublishingSettings> ExecuteAsync(CurrentUser caller, UpdatePublishingSettings input, CancellationToken cancellationToken)
    {
        if (input.BrandColors?.Count > MaxColors) throw new ValidationException("brandColors", $"At most {MaxColors} colours.");
        if (input.BrandColors?.All(color => Color().IsMatch(color)) == false)
            throw new ValidationException("brandColors", "A colour looks like #1f3a5f.");

        var settings = await context.PublishingSettings.FirstOrDefaultAsync(row => row.WorkspaceId == caller.WorkspaceId, cancellationToken)
            ?? context.PublishingSettings.Add(new PublishingSettings { WorkspaceId = caller.WorkspaceId }).Entity;
        settings.RequiresApproval = input.RequiresApproval ?? settings.RequiresApproval;
        settings.BrandColors = input.BrandColors is { } colors ? [.. colors.Select(color => color.ToLowerInvariant())] : settings.BrandColors;
        settings.CardDesign = input.CardDesign ?? (input.ClearCardDesign ? null : settings.CardDesign);
        await context.SaveChangesAsync(cancellationToken);
        return settings;
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();
}
