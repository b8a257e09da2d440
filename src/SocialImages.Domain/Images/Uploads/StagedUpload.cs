namespace SocialImages.Domain.Images.Uploads;

/// <summary>A file on its way in: promised, then received, then a picture. Ends unused after an hour.</summary>
public sealed class StagedUpload
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of the secret in the address; the secret itself is told once and kept nowhere.</summary>
    public required byte[] TokenHash { get; init; }
    public required string FileName { get; init; }

    /// <summary>As promised, in bytes.</summary>
    public required long ByteSize { get; init; }

    /// <summary>When this service received it; never set where the store receives by itself.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>The picture it became.</summary>
    public Guid? ImageId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Where a staged upload's bytes go, with one PUT.</summary>
/// <param name="Upload">What they are for.</param>
/// <param name="Url">Ours or the store's; whoever knows it may send this one file.</param>
/// <param name="Headers">What the PUT must carry.</param>
public sealed record UploadTarget(StagedUpload Upload, string Url, IReadOnlyList<UploadHeader> Headers);

public sealed record UploadHeader(string Name, string Value);
