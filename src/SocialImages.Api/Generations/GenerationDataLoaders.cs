using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;

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
        var workspaceId = user.Caller().WorkspaceId;
        var pictures = await context.PicturesOf(generationIds)
            .Where(picture => picture.Image.WorkspaceId == workspaceId && picture.Image.DeletedAt == null)
            .ToListAsync(cancellationToken);
        return pictures.GroupBy(picture => picture.GenerationId)
            .ToDictionary(group => group.Key, group => group.OrderBy(picture => picture.Index).Select(picture => picture.Image).ToArray());
    }

    /// <summary>Only of generations that were loaded within the caller's workspace before.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, GenerationAttempt[]>> GetAttemptsByGenerationIdAsync(
        IReadOnlyList<Guid> generationIds, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var attempts = await context.GenerationAttempts.AsNoTracking()
            .Where(attempt => generationIds.Contains(attempt.GenerationId))
            .OrderBy(attempt => attempt.StartedAt).ThenBy(attempt => attempt.Id)
            .ToListAsync(cancellationToken);
        return attempts.GroupBy(attempt => attempt.GenerationId).ToDictionary(group => group.Key, group => group.ToArray());
    }

    [DataLoader]
    public static async Task<Dictionary<Guid, ModerationVerdict[]>> GetVerdictsByGenerationIdAsync(
        IReadOnlyList<Guid> generationIds, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var workspaceId = user.Caller().WorkspaceId;
        var verdicts = await context.ModerationVerdicts.AsNoTracking()
            .Where(verdict => verdict.WorkspaceId == workspaceId && generationIds.Contains(verdict.GenerationId))
            .OrderBy(verdict => verdict.CreatedAt).ThenBy(verdict => verdict.Id)
            .ToListAsync(cancellationToken);
        return verdicts.GroupBy(verdict => verdict.GenerationId).ToDictionary(group => group.Key, group => group.ToArray());
    }
}
