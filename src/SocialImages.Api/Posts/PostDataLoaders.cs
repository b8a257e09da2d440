using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Posts;

public static class PostDataLoaders
{
    public static IQueryable<Post> InWorkspace(this IQueryable<Post> posts, CurrentUser caller)
        => posts.Where(post => post.WorkspaceId == caller.WorkspaceId && post.DeletedAt == null);

    [DataLoader]
    public static Task<Dictionary<Guid, Post>> GetPostByIdAsync(
        IReadOnlyList<Guid> ids, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
        => context.Posts.AsNoTracking().InWorkspace(user.Caller())
            .Where(post => ids.Contains(post.Id))
            .ToDictionaryAsync(post => post.Id, cancellationToken);

    /// <summary>Only of posts that were loaded within the caller's workspace before.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, PostImage[]>> GetPostImagesByPostIdAsync(
        IReadOnlyList<Guid> postIds, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var images = await context.PostImages.AsNoTracking()
            .Where(image => postIds.Contains(image.PostId))
            .OrderBy(image => image.Position)
            .ToListAsync(cancellationToken);
        return images.GroupBy(image => image.PostId).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Only of posts that were loaded within the caller's workspace before.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, PostAttempt[]>> GetAttemptsByPostIdAsync(
        IReadOnlyList<Guid> postIds, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var attempts = await context.PostAttempts.AsNoTracking()
            .Where(attempt => postIds.Contains(attempt.PostId))
            .OrderBy(attempt => attempt.At).ThenBy(attempt => attempt.Id)
            .ToListAsync(cancellationToken);
        return attempts.GroupBy(attempt => attempt.PostId).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Only of posts that were loaded within the caller's workspace before.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, PostApproval[]>> GetApprovalsByPostIdAsync(
        IReadOnlyList<Guid> postIds, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var approvals = await context.PostApprovals.AsNoTracking().Where(approval => postIds.Contains(approval.PostId)).ToListAsync(cancellationToken);
        return approvals.GroupBy(approval => approval.PostId).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Only of posts that were loaded within the caller's workspace before.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Generation[]>> GetGenerationsByPostIdAsync(
        IReadOnlyList<Guid> postIds, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var generations = await context.Generations.AsNoTracking()
            .Where(generation => postIds.Contains(generation.PostId!.Value))
            .OrderByDescending(generation => generation.CreatedAt)
            .ToListAsync(cancellationToken);
        return generations.GroupBy(generation => generation.PostId!.Value).ToDictionary(group => group.Key, group => group.ToArray());
    }
}
