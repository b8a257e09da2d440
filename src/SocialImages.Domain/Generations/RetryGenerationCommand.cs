using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

public sealed record RetryGeneration(Guid GenerationId, string? IdempotencyKey);

/// <summary>A new generation with the recipe of an ended one: held and charged anew, with today's models and prices.</summary>
public sealed class RetryGenerationCommand(SocialImagesDbContext context, GenerationOrders orders, GenerationAdmission admission)
{
    private const string Operation = "retryGeneration";

    /// <exception cref="DomainException">What is wrong; nothing was stored and nothing was charged.</exception>
    public async Task<Generation> ExecuteAsync(CurrentUser caller, RetryGeneration input, CancellationToken cancellationToken)
    {
        var repeated = await admission.FindRepeatedAsync(caller, Operation, input.IdempotencyKey, input, cancellationToken);
        if (repeated is not null) return repeated;

        var earlier = await context.Generations.AsNoTracking().FirstOrDefaultAsync(
            row => row.Id == input.GenerationId && row.WorkspaceId == caller.WorkspaceId, cancellationToken)
            ?? throw new NotFoundException("generation");
        if (!earlier.IsFinished) throw new ValidationException("generationId", "This generation is still running.");
        var order = await orders.CheckAsync(caller, RecipeOf(earlier), cancellationToken);
        return await admission.AdmitAsync(
            caller, Operation, input.IdempotencyKey, input, order with { Preset = earlier.Preset }, cancellationToken);
    }

    private static GenerateImages RecipeOf(Generation earlier) => new()
    {
        Prompt = earlier.Prompt,
        NegativePrompt = earlier.NegativePrompt,
        Style = earlier.Style,
        Work = earlier.Work,
        ReferenceImageIds = earlier.ReferenceImageIds,
        MaskHash = earlier.MaskHash,
        Count = earlier.Count,
        SourceSize = earlier.Size,
        Quality = earlier.Quality,
        Provider = earlier.Provider,
        Model = earlier.Model,
        Seed = earlier.Seed,
        Reuse = earlier.Reuse,
        PostId = earlier.PostId,
        IsCaption = earlier.IsCaption,
    };
}
