using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Generations.Prompts;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>Checks requests: everything that can be known is known before a credit is held. Reads only.</summary>
public sealed class GenerationOrders(SocialImagesDbContext context, ModelChoice models, IOptions<GenerationOptions> options)
{
    /// <exception cref="GenerationDisabledException">Generating is switched off.</exception>
    /// <exception cref="ValidationException">A field is wrong.</exception>
    /// <exception cref="NotFoundException">No such preset or reference picture in the caller's workspace.</exception>
    /// <exception cref="CountOutOfRangeException">Too few or too many pictures.</exception>
    /// <exception cref="ModelUnavailableException">No such model or provider, or it is gone.</exception>
    /// <exception cref="UnsupportedSizeException">The model does not make the size.</exception>
    public async Task<GenerationOrder> CheckAsync(CurrentUser caller, GenerateImages input, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled) throw new GenerationDisabledException();
        var texts = input with
        {
            Prompt = input.Work == ImageWork.Upscale ? input.Prompt.Trim() : PromptRules.Prompt("prompt", input.Prompt),
            NegativePrompt = PromptRules.Text("negativePrompt", input.NegativePrompt),
        };
        var preset = await PresetAsync(caller, input.PresetId, cancellationToken);
        await ThrowUnlessReferencesExistAsync(caller, input, cancellationToken);
        return Choose(Filled(texts, preset)) with
        {
            Style = input.Style ?? preset?.Style,
            Preset = preset is null ? null : PresetWords.Of(preset),
        };
    }

    /// <summary>The first model that can do it; when none can, what keeps the preferred one from it.</summary>
    private GenerationOrder Choose(GenerateImages input)
    {
        DomainException? first = null;
        foreach (var (model, name) in models.Candidates(input.Provider, input.Model))
        {
            var (order, problem) = RequestFit.Check(input, model, name, options.Value.MaxImagesPerGeneration);
            if (order is not null) return order;
            first ??= problem;
        }

        throw first!;
    }

    /// <summary>What the request leaves open comes from the preset.</summary>
    private static GenerateImages Filled(GenerateImages input, StylePreset? preset)
        => preset is null || input.Size is not null || input.AspectRatio is not null
            ? input
            : input with { Size = preset.Size, AspectRatio = preset.AspectRatio };

    private async Task<StylePreset?> PresetAsync(CurrentUser caller, Guid? presetId, CancellationToken cancellationToken)
    {
        if (presetId is not { } id) return null;
        return await context.StylePresets.AsNoTracking().SeenFrom(caller.WorkspaceId).FirstOrDefaultAsync(row => row.Id == id, cancellationToken)
            ?? throw new NotFoundException("style preset");
    }

    private async Task ThrowUnlessReferencesExistAsync(CurrentUser caller, GenerateImages input, CancellationToken cancellationToken)
    {
        var ids = input.ReferenceImageIds;
        if (ids.Count == 0) return;
        if (ids.Distinct().Count() != ids.Count) throw new ValidationException("referenceImageIds", "A reference picture is named twice.");
        var found = await context.Images.CountAsync(
            image => image.WorkspaceId == caller.WorkspaceId && image.DeletedAt == null && ids.Contains(image.Id), cancellationToken);
        if (found != ids.Count) throw new NotFoundException("reference picture");
    }
}
