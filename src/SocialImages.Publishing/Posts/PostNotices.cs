using System.Globalization;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;

namespace SocialImages.Publishing.Posts;

/// <summary>What people are told about a post, and what they should do.</summary>
internal static class PostNotices
{
    public const string AccountEnds = "ACCOUNT_ENDS";

    private const int ShownWords = 40;

    /// <summary>A post that ended without being out, or that waits for a person; null for every other.</summary>
    public static Notice? OfEnding(Post post, InstagramAccount account, DateTimeOffset now)
    {
        if (post.Status is not (PostStatus.Failed or PostStatus.NeedsReview) || post.Problems.Count == 0)
            return null;
        var problem = post.Problems[^1];
        var what = post.Status == PostStatus.Failed ? "was not published" : "needs a look";
        return About(post, account, problem.Code, NoticeSeverity.Error, $"{what}: {problem.Message}", ActionFor(post, account, problem.Code), now);
    }

    public static Notice About(
        Post post, InstagramAccount account, string code, NoticeSeverity severity, string message, string action, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = post.WorkspaceId,
            Code = code,
            Severity = severity,
            Message = $"The post “{Words(post)}” for @{account.Username} {message}",
            Action = action,
            PostId = post.Id,
            InstagramAccountId = account.Id,
            CreatedAt = now,
        };

    public static Notice OfDeadAccount(InstagramAccount account, string why, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = account.WorkspaceId,
        Code = PostProblemCode.AccountNeedsReconnect,
        Severity = NoticeSeverity.Error,
        Message = $"@{account.Username} is paused: {why}",
        Action = $"Connect @{account.Username} again. Its posts wait until then, each for at most 24 hours beyond its time.",
        InstagramAccountId = account.Id,
        CreatedAt = now,
    };

    public static Notice OfEndingAccount(InstagramAccount account, DateTimeOffset end, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = account.WorkspaceId,
        Code = AccountEnds,
        Severity = NoticeSeverity.Warning,
        Message = $"The connection of @{account.Username} ends at {Moment(end)}.",
        Action = $"Connect @{account.Username} again before then: Facebook's connections are not renewed by themselves.",
        InstagramAccountId = account.Id,
        CreatedAt = now,
    };

    public static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string ActionFor(Post post, InstagramAccount account, string code) => code switch
    {
        PostProblemCode.OutcomeUnknown => $"Look at @{account.Username} on Instagram. If the post is there, resolve it as PUBLISHED; if not, as RETRY.",
        PostProblemCode.ImageNotGenerated or PostProblemCode.ImageMissing or PostProblemCode.ImageUnusable
            => "Attach a picture, then schedule the post again.",
        PostProblemCode.AccountRestricted => $"Open Instagram as @{account.Username}, do what it asks for, then schedule the post again.",
        PostProblemCode.InstagramRefused => "Change the post as the reason says, then schedule it again.",
        PostProblemCode.DeliveryFailed => "Tell the operator that pictures cannot be delivered, then schedule the post again.",
        _ when post.Status == PostStatus.NeedsReview => "Set right what is missing, then resolve the post as RETRY.",
        _ => "Schedule the post again.",
    };

    private static string Words(Post post)
    {
        var words = string.Join(' ', post.Caption.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "without words" : words.Length <= ShownWords ? words : words[..ShownWords].TrimEnd() + "…";
    }
}
