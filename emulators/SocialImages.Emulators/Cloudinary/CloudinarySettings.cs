namespace SocialImages.Emulators.Cloudinary;

/// <summary>The Cloudinary wire's switches; the limits are those of the free plan.</summary>
internal sealed class CloudinarySettings
{
    public long ImageMaxSizeBytes { get; init; } = 10_485_760;

    public long ImageMaxPixels { get; init; } = 25_000_000;

    /// <summary>The single request's end, whatever the plan.</summary>
    public long RequestMaxBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>Admin calls per hour.</summary>
    public int AdminCallsPerHour { get; init; } = 500;

    /// <summary>Dynamic folders: an asset's folder is apart from its public id.</summary>
    public bool DynamicFolders { get; init; } = true;

    /// <summary>Unsigned on-the-fly transformations are refused unless they were made eagerly.</summary>
    public bool StrictTransformations { get; init; }

    /// <summary>The account takes SHA-256 signatures only.</summary>
    public bool RequireSha256 { get; init; }

    /// <summary>Whether signatures made without escaping <c>&amp;</c> are taken too.</summary>
    public bool AcceptSignatureVersion1 { get; init; } = true;

    /// <summary>Delivered URLs stay as they were first fetched until they are invalidated.</summary>
    public bool CdnCaches { get; init; } = true;
}
