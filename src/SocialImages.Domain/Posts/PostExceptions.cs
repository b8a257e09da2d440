using SocialImages.Domain.Events;

namespace SocialImages.Domain.Posts;

public sealed class PostNotEditableException(PostStatus status)
    : DomainException($"The post is {status.ToString().ToUpperInvariant()} and cannot be changed any more.", "POST_NOT_EDITABLE");

public sealed class ScheduleInPastException()
    : DomainException("The time is in the past.", "SCHEDULE_IN_PAST");

public sealed class AccountNeedsReconnectException(string username)
    : DomainException($"Instagram refuses the token of @{username}. Connect the account again.", "ACCOUNT_NEEDS_RECONNECT");

public sealed class ApprovalStaleException(string contentHash)
    : DomainException("The post has changed since you looked at it. Look again and approve what it is now.", "APPROVAL_STALE")
{
    /// <summary>Of the content as it is now.</summary>
    public string ContentHash => contentHash;
}
