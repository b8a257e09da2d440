using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Generations;

[MutationType]
public static partial class StylePresetMutations
{
    /// <summary>Saves a style for the workspace.</summary>
    /// <param name="name">1 to 80 characters; no other preset of the workspace has it.</param>
    /// <param name="promptPrefix">Stands before every prompt; at most 1,000 characters, like the other words.</param>
    /// <param name="promptSuffix">Stands after every prompt.</param>
    /// <param name="negativePrompt">Joins what a request does not want to see.</param>
    /// <param name="palette">Colours to keep to, as `#rrggbb`; at most 8.</param>
    /// <param name="aspectRatio">Used when a request names neither size nor ratio; give this or `size`.</param>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    public static Task<StylePreset> CreateStylePresetAsync(
        string name, string? promptPrefix, string? promptSuffix, string? negativePrompt, ImageStyle? style, IReadOnlyList<string>? palette,
        AspectRatio? aspectRatio, string? size, ClaimsPrincipal user, CreateStylePresetCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(
            user.Caller(), Content(name, promptPrefix, promptSuffix, negativePrompt, style, palette, aspectRatio, size), cancellationToken);

    /// <summary>Replaces a preset's content: what is left out is empty afterwards. Requests made before keep their words.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    public static Task<StylePreset> UpdateStylePresetAsync(
        [ID<StylePreset>] Guid presetId, string name, string? promptPrefix, string? promptSuffix, string? negativePrompt, ImageStyle? style,
        IReadOnlyList<string>? palette, AspectRatio? aspectRatio, string? size,
        ClaimsPrincipal user, UpdateStylePresetCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(
            user.Caller(), presetId, Content(name, promptPrefix, promptSuffix, negativePrompt, style, palette, aspectRatio, size), cancellationToken);

    /// <summary>Removes a preset of the workspace; pictures made with it stay as they are.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    public static Task<StylePreset> DeleteStylePresetAsync(
        [ID<StylePreset>] Guid presetId, ClaimsPrincipal user, DeleteStylePresetCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), presetId, cancellationToken);

    private static StylePresetContent Content(
        string name, string? promptPrefix, string? promptSuffix, string? negativePrompt, ImageStyle? style, IReadOnlyList<string>? palette,
        AspectRatio? aspectRatio, string? size)
        => new()
        {
            Name = name,
            PromptPrefix = promptPrefix,
            PromptSuffix = promptSuffix,
            NegativePrompt = negativePrompt,
            Style = style,
            Palette = palette ?? [],
            AspectRatio = aspectRatio,
            Size = size,
        };
}
