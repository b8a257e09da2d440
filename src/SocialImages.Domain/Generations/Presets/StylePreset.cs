using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Presets;

/// <summary>A saved style: words around every prompt, and defaults for what a request leaves open.</summary>
public sealed class StylePreset
{
    public required Guid Id { get; init; }

    /// <summary>Null for those the service brings along.</summary>
    public required Guid? WorkspaceId { get; init; }
    public Guid? CreatedById { get; init; }

    /// <summary>1 to 80 characters, unique in the workspace whatever their case.</summary>
    public required string Name { get; set; }

    /// <summary>Stands before the prompt.</summary>
    public string? PromptPrefix { get; set; }

    /// <summary>Stands after the prompt.</summary>
    public string? PromptSuffix { get; set; }

    /// <summary>Joins what the request does not want to see.</summary>
    public string? NegativePrompt { get; set; }
    public ImageStyle? Style { get; set; }

    /// <summary>Colours to keep to, as `#rrggbb`.</summary>
    public IReadOnlyList<string> Palette { get; set; } = [];

    /// <summary>Used when the request names neither size nor ratio; a preset has this or <see cref="Size"/>.</summary>
    public AspectRatio? AspectRatio { get; set; }

    /// <summary>Pixels, as in `1024x1024`.</summary>
    public string? Size { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Brought along by the service: for everybody, and not to be changed.</summary>
    public bool IsShipped => WorkspaceId is null;
}

/// <summary>A preset's words as they were when the request was made: later changes do not reach it.</summary>
public sealed record PresetWords(Guid PresetId, string Name, string? PromptPrefix, string? PromptSuffix, string? NegativePrompt, IReadOnlyList<string> Palette)
{
    public static PresetWords Of(StylePreset preset)
        => new(preset.Id, preset.Name, preset.PromptPrefix, preset.PromptSuffix, preset.NegativePrompt, preset.Palette);
}

/// <summary>What a preset is made of; also the whole of a change to one.</summary>
public sealed record StylePresetContent
{
    public required string Name { get; init; }
    public string? PromptPrefix { get; init; }
    public string? PromptSuffix { get; init; }
    public string? NegativePrompt { get; init; }
    public ImageStyle? Style { get; init; }
    public IReadOnlyList<string> Palette { get; init; } = [];
    public AspectRatio? AspectRatio { get; init; }
    public string? Size { get; init; }
}
