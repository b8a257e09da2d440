using System.Text.RegularExpressions;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Prompts;

namespace SocialImages.Domain.Generations.Presets;

/// <summary>What a preset may hold.</summary>
internal static partial class StylePresetRules
{
    private const int MaxNameLength = 80;
    private const int MaxWordsLength = 1000;
    private const int MaxColors = 8;

    /// <summary>The content in the form it is stored in.</summary>
    /// <exception cref="ValidationException">A field is wrong.</exception>
    public static StylePresetContent Checked(StylePresetContent content)
    {
        if (content is { Size: not null, AspectRatio: not null })
            throw new ValidationException("aspectRatio", "Give a size or an aspect ratio, not both.");
        if (content.Size is not null && SizeText.Parse(content.Size) is null)
            throw new ValidationException("size", "A size reads 1024x1024.");
        return content with
        {
            Name = PromptRules.Text("name", content.Name, MaxNameLength)
                ?? throw new ValidationException("name", $"A preset's name has 1 to {MaxNameLength} characters; this one is empty."),
            PromptPrefix = PromptRules.Text("promptPrefix", content.PromptPrefix, MaxWordsLength),
            PromptSuffix = PromptRules.Text("promptSuffix", content.PromptSuffix, MaxWordsLength),
            NegativePrompt = PromptRules.Text("negativePrompt", content.NegativePrompt, MaxWordsLength),
            Palette = Colors(content.Palette),
        };
    }

    public static void Fill(StylePreset preset, StylePresetContent content)
    {
        preset.Name = content.Name;
        preset.PromptPrefix = content.PromptPrefix;
        preset.PromptSuffix = content.PromptSuffix;
        preset.NegativePrompt = content.NegativePrompt;
        preset.Style = content.Style;
        preset.Palette = content.Palette;
        preset.AspectRatio = content.AspectRatio;
        preset.Size = content.Size;
    }

    private static List<string> Colors(IReadOnlyList<string> palette)
    {
        if (palette.Count > MaxColors) throw new ValidationException("palette", $"A palette has at most {MaxColors} colours.");
        var colors = palette.Select(color => color.Trim().ToLowerInvariant()).Distinct().ToList();
        return colors.TrueForAll(color => Color().IsMatch(color)) ? colors : throw new ValidationException("palette", "A colour reads #336699.");
    }

    [GeneratedRegex("^#[0-9a-f]{6}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Color();
}
