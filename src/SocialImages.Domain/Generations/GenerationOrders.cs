using System.Text;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations;

/// <summary>Checks requests, without touching the database.</summary>
public sealed class GenerationOrders(ModelChoice models, IOptions<GenerationOptions> options)
{
    public const int MaxPromptLength = 4000;
    private const string DefaultSize = "1024x1024";

    /// <exception cref="GenerationDisabledException">Generating is switched off.</exception>
    /// <exception cref="ValidationException">A field is wrong.</exception>
    /// <exception cref="CountOutOfRangeException">Too few or too many pictures.</exception>
    /// <exception cref="ModelUnavailableException">No such model or provider, or it is gone.</exception>
    /// <exception cref="UnsupportedSizeException">The model does not make the size.</exception>
    public GenerationOrder Check(GenerateImages input)
    {
        if (!options.Value.Enabled) throw new GenerationDisabledException();
        var prompt = Text("prompt", input.Prompt) ?? throw new ValidationException("prompt", "A prompt has 1 to 4,000 characters; this one is empty.");
        var negativePrompt = Text("negativePrompt", input.NegativePrompt);
        var (model, modelName) = models.Choose(input.Provider, input.Model);
        ThrowUnlessCountAllowed(input.Count, model);
        if (input.Seed is not null && !model.TakesSeed)
            throw new ValidationException("seed", $"{modelName} takes no seed.");
        return new GenerationOrder(
            prompt, negativePrompt, input.Style, input.Count, SizeOf(input, model), input.Quality, model, modelName, input.Seed, input.Reuse, input.PostId);
    }

    private static SizePlan SizeOf(GenerateImages input, ImageModel model)
    {
        if (input is { Size: not null, AspectRatio: not null })
            throw new ValidationException("aspectRatio", "Give a size or an aspect ratio, not both.");
        return SizePlan.For(input.AspectRatio is { } ratio ? SizePlan.PixelsOf(ratio).ToString() : input.Size ?? DefaultSize, model);
    }

    /// <summary>Trimmed; null when nothing is left.</summary>
    private static string? Text(string field, string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) return null;
        if (trimmed.Contains('\0', StringComparison.Ordinal) || !IsWellFormed(trimmed))
            throw new ValidationException(field, "The text contains characters that no text may contain.");
        var length = trimmed.EnumerateRunes().Count();
        return length <= MaxPromptLength
            ? trimmed
            : throw new ValidationException(field, $"A prompt has 1 to 4,000 characters; this one has {length}.");
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var taken) != System.Buffers.OperationStatus.Done) return false;
            at += taken;
        }

        return true;
    }

    private void ThrowUnlessCountAllowed(int count, ImageModel model)
    {
        var max = Math.Min(options.Value.MaxImagesPerGeneration, model.MaxCount);
        if (count < 1 || count > max) throw new CountOutOfRangeException(count, max);
    }
}
