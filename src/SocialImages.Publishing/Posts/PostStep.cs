namespace SocialImages.Publishing.Posts;

/// <summary>The names of steps in a post's history.</summary>
internal static class PostStep
{
    public const string Claim = "claim";
    public const string Picture = "picture";
    public const string Deliver = "deliver";
    public const string Child = "child";
    public const string Container = "container";
    public const string Poll = "poll";
    public const string Approval = "approval";
    public const string Quota = "quota";
    public const string Intent = "intent";
    public const string Publish = "publish";
    public const string Reconcile = "reconcile";
    public const string Identify = "identify";
    public const string Permalink = "permalink";
}

/// <summary>How a step ended.</summary>
internal static class PostOutcome
{
    public const string Ok = "ok";
    public const string Waiting = "waiting";
    public const string Retry = "retry";
    public const string Unknown = "unknown";
    public const string Blocked = "blocked";
    public const string Quota = "quota";
    public const string Dropped = "dropped";
    public const string Withdrawn = "withdrawn";
    public const string Failed = "failed";
    public const string Review = "review";
}

/// <summary>The codes of problems that the publisher reports on a post.</summary>
internal static class PostProblemCode
{
    public const string ImageMissing = "IMAGE_MISSING";
    public const string ImageUnusable = "IMAGE_UNUSABLE";
    public const string ImageNotGenerated = "IMAGE_NOT_GENERATED";
    public const string ImageSubstituted = "IMAGE_SUBSTITUTED";
    public const string ApprovalMissing = "APPROVAL_MISSING";
    public const string DeliveryFailed = "DELIVERY_FAILED";
    public const string InstagramUnavailable = "INSTAGRAM_UNAVAILABLE";
    public const string InstagramRefused = "INSTAGRAM_REFUSED";
    public const string AccountRestricted = "ACCOUNT_RESTRICTED";
    public const string AccountNeedsReconnect = "ACCOUNT_NEEDS_RECONNECT";
    public const string QuotaReached = "QUOTA_REACHED";
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";
    public const string MediaIdUnknown = "MEDIA_ID_UNKNOWN";
    public const string TooLate = "TOO_LATE";
}
