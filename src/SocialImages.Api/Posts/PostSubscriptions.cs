using System.Runtime.CompilerServices;
using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Posts;

namespace SocialImages.Api.Posts;

[SubscriptionType]
public static partial class PostSubscriptions
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(30);

    public static async IAsyncEnumerable<Guid> SubscribeToPostsAsync(
        [ID<Post>] Guid? postId, ClaimsPrincipal user, EventFeed feed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var workspaceId = user.Caller().WorkspaceId;
        using var wake = feed.Subscribe(notice => notice.Kind == EventKind.PostChanged
            && notice.WorkspaceId == workspaceId && (postId is null || notice.SubjectId == postId));
        while (true)
        {
            var notices = await wake.TakeAsync(PollInterval, cancellationToken);
            foreach (var id in notices.Select(notice => notice.SubjectId).Distinct()) yield return id;
        }
    }

    /// <summary>A post, or any post of the workspace, each time it changed. Changes in quick succession are told once.</summary>
    [Authorize(Policy = Policies.Viewer)]
    [Subscribe(With = nameof(SubscribeToPostsAsync))]
    public static Task<Post?> OnPostChangedAsync(
        [EventMessage] Guid changedId, [ID<Post>] Guid? postId, IPostByIdDataLoader posts, CancellationToken cancellationToken)
        => posts.LoadAsync(changedId, cancellationToken);
}
