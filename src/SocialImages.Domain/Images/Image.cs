using System.Text.Json.Serialization;
using SocialImages.Domain.Credits;
using SocialImages.Imaging;

namespace SocialImages.Domain.Images;

public enum ImageSource
{
    Uploaded,
    Imported,
    Generated,
    Edited,
    Card,
}

/// <summary>How a picture is asked to look; each provider says it in its own words.</summary>
public enum ImageStyle
{
    Realistic,
    Artistic,
    Minimal,
    Vibrant,
    Natural,
    Vivid,
    Photographic,
}

/// <summary>A picture in a workspace's library. Its bytes are stored before its row is written.</summary>
public sealed class Image
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid CreatedById { get; init; }
    public required ImageSource Source { get; init; }
    public string? Prompt { get; init; }
    public string? RevisedPrompt { get; init; }
    public ImageStyle? Style { get; init; }
    public string? Provider { get; init; }
    public string? Model { get; init; }
    public long? Seed { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Of the FULL rendition, in bytes.</summary>
    public required long ByteSize { get; init; }
    public required string MimeType { get; init; }
    public string? AltText { get; set; }
    public string? Title { get; set; }
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>What a model saw in it, as tags; null where none has looked.</summary>
    public IReadOnlyList<string>? SeenTags { get; init; }

    /// <summary>BlurHash.</summary>
    public required string Placeholder { get; init; }

    /// <summary>Of the FULL rendition, which is also its storage key.</summary>
    public required ContentHash ContentHash { get; init; }

    /// <summary>64-bit perceptual hash; near pictures differ in few bits.</summary>
    public long? PerceptualHash { get; init; }

    /// <summary>Dominant colours as `#rrggbb`, the commonest first.</summary>
    public IReadOnlyList<string> Colors { get; init; } = [];

    /// <summary>What it was made of, as one hash: equal recipes have equal keys. The prompt cache looks here.</summary>
    public string? RecipeKey { get; init; }

    /// <summary>Variance of the Laplacian at 512 pixels: below about 100 a photograph looks blurred. Null where it was never measured.</summary>
    public double? Sharpness { get; init; }

    /// <summary>What to keep of it for each aspect ratio; null where that was never looked for.</summary>
    public IReadOnlyList<SuggestedCrop>? Crops { get; init; }

    /// <summary>How it was made, complete enough to make more like it.</summary>
    public ImageRecipe? Recipe { get; init; }
    public Guid? GenerationId { get; init; }

    /// <summary>Which picture of its generation, from 0; unique there, so that a repeated attempt cannot store one twice.</summary>
    public int? GenerationIndex { get; init; }
    public CreditAmount CostCredits { get; init; }
    public decimal CostUsd { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; set; }

    public PixelSize Size => new(Width, Height);

    public StorageKey StorageKey => new(WorkspaceId, ContentHash);
}

/// <summary>The part of a picture to keep for an aspect ratio, in pixels of FULL.</summary>
public sealed record SuggestedCrop(
    [property: JsonConverter(typeof(JsonStringEnumConverter<AspectRatio>))] AspectRatio AspectRatio, int Left, int Top, int Width, int Height);

/// <summary>How a picture was made. `SentPrompt` is what the provider really received.</summary>
public sealed record ImageRecipe(
    string Prompt, string SentPrompt, string? NegativePrompt, ImageStyle? Style, ImageQuality Quality,
    string Provider, string Model, string RequestedSize, string SentSize, long? Seed)
{
    /// <summary>The model has no field for the negative prompt: `SentPrompt` tells it in words.</summary>
    public bool IsNegativePromptFolded { get; init; }

    /// <summary>The part of the made picture that was kept, in its own pixels; it was then scaled to `requestedSize`. Null: all of it.</summary>
    public ImageCrop? Crop { get; init; }

    /// <summary>The style preset's name at the time.</summary>
    public string? Preset { get; init; }

    /// <summary>The pictures that went along.</summary>
    public IReadOnlyList<Guid> ReferenceImageIds { get; init; } = [];

    /// <summary>Whether a part of the picture was marked for the change.</summary>
    public bool HasMask { get; init; }
}

/// <summary>A rectangle in a picture, in pixels from its upper left corner.</summary>
public sealed record ImageCrop(int X, int Y, int Width, int Height);

public enum Rendition
{
    Thumbnail,
    Medium,
    Full,
}

/// <summary>A stored, smaller version of a picture.</summary>
public sealed class ImageRendition
{
    public required Guid ImageId { get; init; }
    public required Rendition Rendition { get; init; }
    public required ContentHash ContentHash { get; init; }
    public required string MimeType { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required long ByteSize { get; init; }
}

/// <summary>A stored version of a picture that somebody asked for.</summary>
public sealed class ImageVariant
{
    public required Guid ImageId { get; init; }

    /// <summary>Its size and format, as in `w640.webp`.</summary>
    public required string Variant { get; init; }
    public required ContentHash ContentHash { get; init; }
    public required string MimeType { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required long ByteSize { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last read, or a link to its bytes was last given; at most a day behind.</summary>
    public required DateTimeOffset UsedAt { get; init; }
}
