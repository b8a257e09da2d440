using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Notices;

namespace SocialImages.Api.Notices;

[SubscriptionType]
public static partial class NoticeSubscriptions
{
    public static IAsyncEnumerable<Guid> SubscribeToNoticesAsync(ClaimsPrincipal user, EventFeed feed, CancellationToken cancellationToken)
        => feed.WatchAsync(EventKind.NoticeRaised, user.Caller(), cancellationToken: cancellationToken);

    /// <summary>A notice of the workspace when it is put up, or changes its words.</summary>
    [Authorize(Policy = Policies.Viewer)]
    [Subscribe(With = nameof(SubscribeToNoticesAsync))]
    public static Task<Notice?> OnNoticeAsync([EventMessage] Guid noticeId, INoticeByIdDataLoader notices, CancellationToken cancellationToken)
        => notices.LoadAsync(noticeId, cancellationToken);
}
