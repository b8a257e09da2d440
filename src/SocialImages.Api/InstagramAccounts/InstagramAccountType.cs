using SocialImages.Domain.InstagramAccounts;

namespace SocialImages.Api.InstagramAccounts;

/// <summary>How many posts Instagram takes from an account in 24 hours, as it said itself.</summary>
/// <param name="Used">Posts of the last 24 hours.</param>
/// <param name="Total">Null when Instagram does not say.</param>
/// <param name="ReadAt">When it was asked.</param>
[ObjectType]
public sealed record InstagramQuota(int Used, int? Total, DateTimeOffset ReadAt);

[ObjectType<InstagramAccount>]
public static partial class InstagramAccountType
{
    static partial void Configure(IObjectTypeDescriptor<InstagramAccount> descriptor)
    {
        descriptor.Ignore(account => account.WorkspaceId);
        descriptor.Ignore(account => account.TokenCiphertext);
        descriptor.Ignore(account => account.TokenIssuedAt);
        descriptor.Ignore(account => account.QuotaUsed);
        descriptor.Ignore(account => account.QuotaTotal);
        descriptor.Ignore(account => account.QuotaReadAt);
    }

    /// <summary>Null before it was first read.</summary>
    public static InstagramQuota? GetQuota([Parent] InstagramAccount account)
        => account is { QuotaUsed: { } used, QuotaReadAt: { } at } ? new InstagramQuota(used, account.QuotaTotal, at) : null;
}
