namespace SocialImages.Emulators.Cloudinary;

internal readonly record struct AssetKey(string Cloud, string ResourceType, string Type, string PublicId);

/// <summary>A stored file with everything Cloudinary knows about it.</summary>
internal sealed record Asset
{
    public required AssetKey Key { get; init; }
    public required string AssetId { get; init; }
    public required long Version { get; init; }
    public required string VersionId { get; init; }
    public required string Sha256 { get; init; }
    public required string Etag { get; init; }
    public required long ByteSize { get; init; }
    public required string Format { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();
    public string AssetFolder { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string? OriginalFilename { get; init; }
    public string? OriginalExtension { get; init; }
    public string? Moderation { get; init; }

    /// <summary>Transformations made in advance; in a strict account only these may be asked for without a signature.</summary>
    public IReadOnlyList<string> Eager { get; init; } = [];

    /// <summary>Set when this record says that the asset is gone (the list on disk is append-only).</summary>
    public bool IsDeleted { get; init; }
}
