using Microsoft.Extensions.Configuration;

namespace SocialImages.Publishing;

/// <summary>How this node takes part in publishing.</summary>
public sealed class PublishingOptions
{
    /// <summary>From <c>PUBLISHING_ENABLED</c>. Default: true. False: this node answers requests and publishes nothing.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Posts prepared at the same time. Default: 8; preparing encodes pictures and makes several calls.</summary>
    public int PrepareLanes { get; set; } = 8;

    /// <summary>Posts published at the same time. Default: 64; publishing waits for one reply.</summary>
    public int PublishLanes { get; set; } = 64;

    /// <summary>
    /// Posts whose moment has come that this node may hold beyond its lanes. Default: 10,000. They are renewed while they wait;
    /// a node that is killed delays them by its lease.
    /// </summary>
    public int ClaimAhead { get; set; } = 10_000;

    /// <summary>
    /// How long a claimed post stays ours when its node falls silent, and so how long a killed node delays it. Default: 20
    /// seconds, renewed three times in it while the node lives.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How far apart the two reads are that must agree before a container is sent again. Default: 30 seconds.</summary>
    public TimeSpan RereadGap { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an unreadable outcome is looked into before a person has to. Default: 15 minutes.</summary>
    public TimeSpan ReviewAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after its time a post may still go out. Default: 24 hours; quotas and dead connections last that long.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The same for a post that waits only for the account's quota. Default: 7 days.</summary>
    public TimeSpan GiveUpOnQuotaAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the media id and the permalink of a published post are looked for. Default: 24 hours.</summary>
    public TimeSpan FollowUpFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How far this node's clock may be from the database's before it stops publishing. Default: 1 second.</summary>
    public TimeSpan MaxClockOffset { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long posts in work may take to come to a safe place on shutdown. Default: 20 seconds.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(20);

    internal static void Read(PublishingOptions options, IConfiguration settings) => options.Enabled = IsEnabled(settings);

    internal static bool IsEnabled(IConfiguration settings) => settings["PUBLISHING_ENABLED"] switch
    {
        null or "" => true,
        var text when bool.TryParse(text, out var enabled) => enabled,
        _ => throw new FormatException("PUBLISHING_ENABLED must be true or false."),
    };
}
