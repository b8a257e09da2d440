using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations;

/// <summary>What to make. Everything but the prompt has a default.</summary>
public sealed record GenerateImages
{
    /// <summary>1 to 4,000 characters.</summary>
    public required string Prompt { get; init; }

    /// <summary>What must not be shown; told in words to models that have no field for it. At most 4,000 characters.</summary>
    public string? NegativePrompt { get; init; }
    public ImageStyle? Style { get; init; }

    /// <summary>A style preset; what the request itself says wins over it.</summary>
    public Guid? PresetId { get; init; }
    public ImageWork Work { get; init; } = ImageWork.Generate;

    /// <summary>Pictures of the workspace to go by; for edits and upscales the first one is worked on.</summary>
    public IReadOnlyList<Guid> ReferenceImageIds { get; init; } = [];

    /// <summary>A stored PNG of the first reference's size, transparent where the picture may change.</summary>
    public ContentHash? MaskHash { get; init; }
    public int Count { get; init; } = 1;

    /// <summary>Pixels, as in `1024x1024`. Either this or <see cref="AspectRatio"/>; neither is 1024x1024.</summary>
    public string? Size { get; init; }
    public AspectRatio? AspectRatio { get; init; }

    /// <summary>Used when neither is given: the size of the picture that is worked on, or the nearest the model makes.</summary>
    internal PixelSize? SourceSize { get; init; }
    public ImageQuality Quality { get; init; } = ImageQuality.Standard;

    /// <summary>A model of the catalogue; null for the default one.</summary>
    public string? Model { get; init; }

    /// <summary>A provider's name or alias; null for the configured one.</summary>
    public string? Provider { get; init; }
    public long? Seed { get; init; }

    /// <summary>Equal, earlier pictures may be given instead of new ones.</summary>
    public bool Reuse { get; init; }

    /// <summary>The post it is for. The caller has checked that it is the workspace's.</summary>
    public Guid? PostId { get; init; }

    /// <summary>The prompt is the caption of a post rather than a description of a picture.</summary>
    public bool IsCaption { get; init; }
    public string? IdempotencyKey { get; init; }
}
