namespace SocialImages.Domain.InstagramAccounts;

public enum InstagramAccountStatus
{
    Connected,

    /// <summary>Its token is refused: posts wait until somebody reconnects it.</summary>
    NeedsReconnect,
    Disconnected,
}

public enum InstagramLogin
{
    Instagram,
    Facebook,
}

/// <summary>A professional Instagram account posts go out to. Its token is stored encrypted.</summary>
public sealed class InstagramAccount
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }

    /// <summary>Instagram's id of the account, or `me` where the token says who it is.</summary>
    public required string InstagramUserId { get; set; }
    public required string Username { get; set; }
    public required InstagramLogin Login { get; set; }
    public required byte[] TokenCiphertext { get; set; }
    public DateTimeOffset? TokenExpiresAt { get; set; }
    public required DateTimeOffset TokenIssuedAt { get; set; }

    /// <summary>When Meta last said how the token is; asked once a day where nothing renews it.</summary>
    public DateTimeOffset? TokenCheckedAt { get; set; }
    public InstagramAccountStatus Status { get; private set; } = InstagramAccountStatus.Connected;
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Posts of the last 24 hours, as Instagram counted them at <see cref="QuotaReadAt"/>.</summary>
    public int? QuotaUsed { get; set; }

    /// <summary>How many Instagram takes in 24 hours; null when it did not say, and never assumed.</summary>
    public int? QuotaTotal { get; set; }
    public DateTimeOffset? QuotaReadAt { get; set; }

    /// <summary>What Instagram refused last, for people.</summary>
    public string? LastError { get; private set; }
    public DateTimeOffset? LastErrorAt { get; private set; }

    public void NeedReconnect(string why, DateTimeOffset now)
    {
        if (Status == InstagramAccountStatus.Connected) Status = InstagramAccountStatus.NeedsReconnect;
        LastError = why;
        LastErrorAt = now;
    }

    public void Reconnect(byte[] tokenCiphertext, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        TokenCiphertext = tokenCiphertext;
        TokenExpiresAt = expiresAt;
        TokenIssuedAt = now;
        TokenCheckedAt = null;
        LastError = null;
        LastErrorAt = null;
        Status = InstagramAccountStatus.Connected;
    }

    public void Disconnect()
    {
        Status = InstagramAccountStatus.Disconnected;
        TokenCiphertext = [];
    }
}
