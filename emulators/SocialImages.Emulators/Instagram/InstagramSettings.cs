namespace SocialImages.Emulators.Instagram;

internal enum ImageCheckTime
{
    /// <summary>A bad picture is refused with 400 when the container is created.</summary>
    OnCreate,

    /// <summary>The container is created and later reads ERROR.</summary>
    OnStatus,
}

internal enum SecondPublish
{
    /// <summary>A second post appears: the worst case, and therefore the default.</summary>
    Duplicate,

    /// <summary>The first post's id is answered again.</summary>
    SameId,

    /// <summary>24/2207008.</summary>
    Refuse,
}

internal enum ChildCaption
{
    Reject,
    Ignore,
}

/// <summary>The Instagram wire's switches. What Meta's documents leave open is a switch here.</summary>
internal sealed class InstagramSettings
{
    /// <summary>Status reads that still say IN_PROGRESS; null = polls do not count.</summary>
    public int? PollsUntilFinished { get; init; } = 2;

    /// <summary>Seconds after which a container is FINISHED whatever the polls; null = never by time.</summary>
    public double? SecondsUntilFinished { get; init; } = 6;

    /// <summary>When set, new containers end in ERROR with this subcode.</summary>
    public int? ContainerErrorSubcode { get; init; }

    public int ContainerLifetimeSeconds { get; init; } = 86_400;

    /// <summary>Posts per account and moving window.</summary>
    public int QuotaTotal { get; init; } = 100;

    public int QuotaDurationSeconds { get; init; } = 86_400;

    /// <summary>Containers per account and 24 h.</summary>
    public int ContainerLimit { get; init; } = 400;

    /// <summary>Calls per account and 24 h; beyond it 80002.</summary>
    public int CallLimit { get; init; } = 48_000;

    public SecondPublish SecondPublish { get; init; } = SecondPublish.Duplicate;

    public ImageCheckTime ImageChecks { get; init; } = ImageCheckTime.OnCreate;

    public ChildCaption ChildCaption { get; init; } = ChildCaption.Reject;

    /// <summary>False: the picture's address is not fetched at all (load tests).</summary>
    public bool FetchImages { get; init; } = true;

    /// <summary>Where hosts are that have a public name only in a test: host and base address.</summary>
    public Dictionary<string, Uri> Addresses { get; init; } = [];

    public int FetchTimeoutMs { get; init; } = 10_000;

    /// <summary>Smallest width divided by height; 0.75 would be the unconfirmed 3:4.</summary>
    public double MinRatio { get; init; } = 0.8;

    public double MaxRatio { get; init; } = 1.91;

    /// <summary>HTTP status of code 190; 400 or 401 are both possible.</summary>
    public int TokenErrorStatus { get; init; } = StatusCodes.Status400BadRequest;

    /// <summary>Reads of a fresh post that fail with 100/33 although it is live.</summary>
    public int MediaReadFailures { get; init; }

    /// <summary>Whether the token string stops working once it was refreshed.</summary>
    public bool RefreshInvalidatesOldToken { get; init; }

    /// <summary>OAuth answers wrapped in <c>{"data":[…]}</c> as the documents show, or flat as in production.</summary>
    public bool WrapOAuthAnswers { get; init; }

    /// <summary>Facebook's token answers do not always say how long the token lives.</summary>
    public bool OmitExpiresIn { get; init; }

    /// <summary>Pages of a person that no Instagram account is linked to; they are listed first.</summary>
    public int PagesWithoutAccount { get; init; } = 1;

    /// <summary>When Facebook's access to an account's data ends, after which its owner has to log in again; null = never.</summary>
    public DateTimeOffset? DataAccessEndsAt { get; init; }

    /// <summary>Begin of permalinks. Null is this server itself, so that a trial never links to a stranger's real post.</summary>
    public string? PermalinkBase { get; init; }
}
