using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Posts;

namespace SocialImages.Api.Posts;

[SubscriptionType]
public static partial class PostSubscriptions
{
    public static IAsyncEnumerable<Guid> SubscribeToPostsAsync([ID<Post>] Guid? postId, ClaimsPrincipal user, EventFeed feed, CancellationToken cancellationToken)
        => feed.WatchAsync(EventKind.PostChanged, user.Caller(), postId, cancellationToken: cancellationToken);

    /// <summary>A post, or any post of the workspace, each time it changed. Changes in quick succession are told once.</summary>
    [Authorize(Policy = Policies.Viewer)]
    [Subscribe(With = nameof(SubscribeToPostsAsync))]
    public static Task<Post?> OnPostChangedAsync(
        [EventMessage] Guid changedId, [ID<Post>] Guid? postId, IPostByIdDataLoader posts, CancellationToken cancellationToken)
        => posts.LoadAsync(changedId, cancellationToken);
}
