using System.Runtime.CompilerServices;
using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Notices;

namespace SocialImages.Api.Notices;

[SubscriptionType]
public static partial class NoticeSubscriptions
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(30);

    public static async IAsyncEnumerable<Guid> SubscribeToNoticesAsync(
        ClaimsPrincipal user, EventFeed feed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var workspaceId = user.Caller().WorkspaceId;
        using var wake = feed.Subscribe(notice => notice.Kind == EventKind.NoticeRaised && notice.WorkspaceId == workspaceId);
        while (true)
        {
            var raised = await wake.TakeAsync(PollInterval, cancellationToken);
            foreach (var id in raised.Select(notice => notice.SubjectId).Distinct()) yield return id;
        }
    }

    /// <summary>A notice of the workspace when it is put up, or changes its words.</summary>
    [Authorize(Policy = Policies.Viewer)]
    [Subscribe(With = nameof(SubscribeToNoticesAsync))]
    public static Task<Notice?> OnNoticeAsync([EventMessage] Guid noticeId, INoticeByIdDataLoader notices, CancellationToken cancellationToken)
        => notices.LoadAsync(noticeId, cancellationToken);
}
