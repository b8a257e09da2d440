using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Prompts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>Says what a request would become, by the same checks that accept it.</summary>
public sealed class GenerationEstimates
{
    private const int MostNearMatches = 5;

    private readonly SocialImagesDbContext _context;
    private readonly GenerationOrders _orders;
    private readonly PromptCache _cache;
    private readonly GenerationWarnings _warnings;
    private readonly TimeProvider _time;

    internal GenerationEstimates(
        SocialImagesDbContext context, GenerationOrders orders, PromptCache cache, GenerationWarnings warnings, TimeProvider time)
    {
        _context = context;
        _orders = orders;
        _cache = cache;
        _warnings = warnings;
        _time = time;
    }

    public async Task<GenerationEstimate> EstimateAsync(CurrentUser caller, GenerateImages input, CancellationToken cancellationToken)
    {
        var available = await AvailableAsync(caller, cancellationToken);
        GenerationOrder order;
        try
        {
            order = await _orders.CheckAsync(caller, input, cancellationToken);
        }
        catch (DomainException problem)
        {
            return new GenerationEstimate(problem, Plan: null, available.Value);
        }

        var draft = order.ToGeneration(caller, _time.GetUtcNow());
        var key = _cache.KeyOf(draft);
        return new GenerationEstimate(
            order.Credits > available ? new InsufficientCreditsException(order.Credits, available) : null, PlanOf(order, draft), available.Value)
        {
            Warnings = _warnings.About(order),
            Reusable = await _cache.FindAsync(caller.WorkspaceId, key, input.Count, cancellationToken),
            NearMatches = await _cache.FindNearAsync(caller.WorkspaceId, order.Input.Prompt, key, MostNearMatches, cancellationToken),
        };
    }

    private static GenerationPlan PlanOf(GenerationOrder order, Generation draft)
    {
        var words = PromptComposer.Compose(draft);
        return new GenerationPlan
        {
            Provider = order.Model.Provider,
            Model = order.ModelName,
            Prompt = words.Prompt,
            NegativePrompt = words.NegativePrompt,
            Credits = order.Credits.Value,
            CreditsPerImage = order.CreditsPerImage.Value,
            Usd = order.EstimatedUsd,
            IsUsdApproximate = order.Model.PricesAreEstimates,
            Size = order.Size.Requested,
            SentSize = order.Size.Sent,
            Crop = order.Size.Crop,
        };
    }

    private Task<CreditAmount> AvailableAsync(CurrentUser caller, CancellationToken cancellationToken)
        => _context.CreditAccounts
            .Where(account => account.WorkspaceId == caller.WorkspaceId && account.UserId == caller.UserId)
            .Select(account => account.Available)
            .FirstOrDefaultAsync(cancellationToken);
}
