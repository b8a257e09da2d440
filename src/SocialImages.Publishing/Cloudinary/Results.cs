using System.Text.Json.Serialization;

namespace SocialImages.Publishing.Cloudinary;

public sealed record ImageUploadResult
{
    public required string PublicId { get; init; }

    public required long Version { get; init; }

    public string? AssetId { get; init; }

    public string? Signature { get; init; }

    public string? Etag { get; init; }

    public string? Format { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public long? Bytes { get; init; }

    public string? SecureUrl { get; init; }
}

public sealed record ListResourcesResult
{
    public IReadOnlyList<Resource> Resources { get; init; } = [];

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}

public sealed record Resource(string PublicId, DateTimeOffset CreatedAt);

/// <param name="Result"><c>ok</c> or <c>not found</c>; both mean that it is gone.</param>
public sealed record DeletionResult(string Result);

public sealed record UsageResult
{
    public string? Plan { get; init; }

    public MediaLimits? MediaLimits { get; init; }

    public CreditsUsed? Credits { get; init; }
}

/// <param name="UsedPercent">Of the plan's credits this month.</param>
public sealed record CreditsUsed(double? Usage, double? Limit, double? UsedPercent);

public sealed record MediaLimits
{
    public long? ImageMaxSizeBytes { get; init; }

    [JsonPropertyName("image_max_px")]
    public long? ImageMaxPixels { get; init; }
}

internal sealed record ErrorReply(ErrorMessage? Error);

internal sealed record ErrorMessage(string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ImageUploadResult))]
[JsonSerializable(typeof(ListResourcesResult))]
[JsonSerializable(typeof(DeletionResult))]
[JsonSerializable(typeof(UsageResult))]
[JsonSerializable(typeof(ErrorReply))]
internal sealed partial class CloudinaryJson : JsonSerializerContext;
