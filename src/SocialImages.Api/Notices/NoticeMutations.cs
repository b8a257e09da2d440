using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Notices;

namespace SocialImages.Api.Notices;

[MutationType]
public static partial class NoticeMutations
{
    /// <summary>Puts a notice away, for everybody in the workspace.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<NotFoundException>]
    public static Task<Notice> DismissNoticeAsync(
        [ID<Notice>] Guid noticeId, ClaimsPrincipal user, DismissNoticeCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), noticeId, cancellationToken);
}
