using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Images;
using SocialImages.Api.Paging;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;

namespace SocialImages.Api.Posts;

/// <summary>Which posts to list. All given fields must match.</summary>
public sealed record PostFilter(
    IReadOnlyList<PostStatus>? Status, [property: ID<InstagramAccount>] Guid? AccountId, DateTimeOffset? ScheduledFrom, DateTimeOffset? ScheduledUntil);

/// <summary>By what to order posts. Exactly one field; by `scheduledFor` only posts that have a slot are listed.</summary>
public sealed record PostSort(SortDirection? CreatedAt, SortDirection? ScheduledFor);

[QueryType]
public static partial class PostQueries
{
    private const int DefaultPageSize = 20;
    private static readonly Keyset<Post, DateTimeOffset> Newest = Keyset.ByTime<Post>(post => post.CreatedAt, post => post.Id);
    private static readonly Keyset<Post, DateTimeOffset> Oldest = Keyset.ByTime<Post>(post => post.CreatedAt, post => post.Id, descending: false);
    private static readonly Keyset<Post, DateTimeOffset> Soonest = Keyset.ByTime<Post>(post => post.ScheduledFor!.Value, post => post.Id, descending: false);
    private static readonly Keyset<Post, DateTimeOffset> Latest = Keyset.ByTime<Post>(post => post.ScheduledFor!.Value, post => post.Id);

    /// <summary>The workspace's posts, newest first unless `order` says otherwise.</summary>
    /// <param name="where">Narrows the list.</param>
    /// <param name="order">At most one field; ties are broken by id.</param>
    [Authorize(Policy = Policies.Viewer)]
    [UsePaging(MaxPageSize = 50, DefaultPageSize = DefaultPageSize, IncludeTotalCount = true)]
    public static Task<Connection<Post>> GetPostsAsync(
        PostFilter? where, IReadOnlyList<PostSort>? order, PagingArguments paging, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var rows = Matching(context.Posts.AsNoTracking().InWorkspace(user.Caller()), where);
        return KeysetOf(order).PageAsync(
            order is [{ ScheduledFor: not null }] ? rows.Where(post => post.ScheduledFor != null) : rows,
            paging, DefaultPageSize, rows.CountAsync, cancellationToken);
    }

    /// <summary>
    /// A dry run: everything known that would keep the post from going out, or let it go out otherwise than wished. Prepares and
    /// delivers the pictures, asks the account, and publishes nothing.
    /// </summary>
    [Authorize(Policy = Policies.Viewer)]
    public static async Task<IReadOnlyList<ValidationProblem>> ValidatePostAsync(
        [ID<Post>] Guid postId, ClaimsPrincipal user, PostReferences references, PostValidator validator, CancellationToken cancellationToken)
    {
        try
        {
            return await validator.ValidateAsync(await references.PostAsync(user.Caller(), postId, cancellationToken), cancellationToken);
        }
        catch (NotFoundException missing)
        {
            return [new ValidationProblem("postId", missing.Code, missing.Message, ProblemSeverity.Error)];
        }
    }

    /// <summary>What the workspace wants of its publishing.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static Task<PublishingSettings> GetPublishingSettingsAsync(
        ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
        => context.PublishingSettingsOfAsync(user.Caller().WorkspaceId, cancellationToken);

    [NodeResolver]
    [Authorize(Policy = Policies.Viewer)]
    public static Task<Post?> GetPostByIdAsync(Guid id, IPostByIdDataLoader posts, CancellationToken cancellationToken)
        => posts.LoadAsync(id, cancellationToken);

    private static Keyset<Post, DateTimeOffset> KeysetOf(IReadOnlyList<PostSort>? order) => order switch
    {
        null or [] => Newest,
        [{ CreatedAt: { } created, ScheduledFor: null }] => created == SortDirection.Desc ? Newest : Oldest,
        [{ CreatedAt: null, ScheduledFor: { } slot }] => slot == SortDirection.Desc ? Latest : Soonest,
        _ => throw new GraphQLException("Order posts by exactly one field."),
    };

    private static IQueryable<Post> Matching(IQueryable<Post> posts, PostFilter? filter)
    {
        if (filter?.Status is { } statuses) posts = posts.Where(post => statuses.Contains(post.Status));
        if (filter?.AccountId is { } accountId) posts = posts.Where(post => post.InstagramAccountId == accountId);
        if (filter?.ScheduledFrom is { } from) posts = posts.Where(post => post.ScheduledFor >= from.ToUniversalTime());
        if (filter?.ScheduledUntil is { } until) posts = posts.Where(post => post.ScheduledFor < until.ToUniversalTime());
        return posts;
    }
}
