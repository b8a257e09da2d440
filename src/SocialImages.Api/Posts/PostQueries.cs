using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Paging;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;

namespace SocialImages.Api.Posts;

/// <summary>Which posts to list. All given fields must match.</summary>
public sealed record PostFilter(
    IReadOnlyList<PostStatus>? Status, [property: ID<InstagramAccount>] Guid? AccountId, DateTimeOffset? ScheduledFrom, DateTimeOffset? ScheduledUntil);

[QueryType]
public static partial class PostQueries
{
    private const int DefaultPageSize = 20;
    private static readonly Keyset<Post, DateTimeOffset> Newest = Keyset.ByTime<Post>(post => post.CreatedAt, post => post.Id);

    /// <summary>The workspace's posts, newest first.</summary>
    /// <param name="where">Narrows the list.</param>
    [Authorize(Policy = Policies.Viewer)]
    [UsePaging(MaxPageSize = 50, DefaultPageSize = DefaultPageSize, IncludeTotalCount = true)]
    public static Task<Connection<Post>> GetPostsAsync(
        PostFilter? where, PagingArguments paging, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var rows = Matching(context.Posts.AsNoTracking().InWorkspace(user.Caller()), where);
        return Newest.PageAsync(rows, paging, DefaultPageSize, rows.CountAsync, cancellationToken);
    }

    [NodeResolver]
    [Authorize(Policy = Policies.Viewer)]
    public static Task<Post?> GetPostByIdAsync(Guid id, IPostByIdDataLoader posts, CancellationToken cancellationToken)
        => posts.LoadAsync(id, cancellationToken);

    private static IQueryable<Post> Matching(IQueryable<Post> posts, PostFilter? filter)
    {
        if (filter?.Status is { } statuses) posts = posts.Where(post => statuses.Contains(post.Status));
        if (filter?.AccountId is { } accountId) posts = posts.Where(post => post.InstagramAccountId == accountId);
        if (filter?.ScheduledFrom is { } from) posts = posts.Where(post => post.ScheduledFor >= from.ToUniversalTime());
        if (filter?.ScheduledUntil is { } until) posts = posts.Where(post => post.ScheduledFor < until.ToUniversalTime());
        return posts;
    }
}
