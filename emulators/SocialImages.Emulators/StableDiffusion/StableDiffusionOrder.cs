using System.Text.Json;

namespace SocialImages.Emulators.StableDiffusion;

/// <summary>A request body with the server's own defaults; unknown fields are ignored, as pydantic does.</summary>
internal sealed record StableDiffusionOrder
{
    public string Prompt { get; init; } = "";

    public string NegativePrompt { get; init; } = "";

    public long Seed { get; init; } = -1;

    public string? SamplerName { get; init; }

    public int BatchSize { get; init; } = 1;

    public int NIter { get; init; } = 1;

    public int Steps { get; init; } = 50;

    public double CfgScale { get; init; } = 7;

    public int Width { get; init; } = 512;

    public int Height { get; init; } = 512;

    public bool EnableHr { get; init; }

    public double HrScale { get; init; } = 2;

    public string? ScriptName { get; init; }

    public string? ForceTaskId { get; init; }

    public double DenoisingStrength { get; init; } = 0.75;

    public IReadOnlyList<string>? InitImages { get; init; }

    public string? Mask { get; init; }

    public bool SendImages { get; init; } = true;

    public Dictionary<string, JsonElement> OverrideSettings { get; init; } = [];

    public int FinalWidth => (int)(Width * (EnableHr ? HrScale : 1)) / 8 * 8;

    public int FinalHeight => (int)(Height * (EnableHr ? HrScale : 1)) / 8 * 8;

    public bool WantsGrid => !OverrideSettings.TryGetValue("return_grid", out var wanted) || wanted.ValueKind != JsonValueKind.False;
}
