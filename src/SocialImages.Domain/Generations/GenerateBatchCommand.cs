using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

public sealed record GenerateBatch(IReadOnlyList<GenerateImages> Requests, string? IdempotencyKey);

/// <summary>Takes several requests at once: all of them are accepted, or none.</summary>
public sealed class GenerateBatchCommand(GenerationOrders orders, GenerationAdmission admission)
{
    public const int MaxRequests = 50;
    private const string Operation = "generateBatch";

    /// <exception cref="DomainException">What is wrong with the first request that is; nothing was stored and nothing was charged.</exception>
    public async Task<IReadOnlyList<Generation>> ExecuteAsync(CurrentUser caller, GenerateBatch input, CancellationToken cancellationToken)
    {
        if (input.Requests.Count is 0 or > MaxRequests)
            throw new ValidationException("requests", $"A batch has 1 to {MaxRequests} requests; this one has {input.Requests.Count}.");
        var repeated = await admission.FindRepeatedBatchAsync(caller, Operation, input.IdempotencyKey, input, cancellationToken);
        if (repeated is not null) return repeated;

        var checkedOrders = new List<GenerationOrder>(input.Requests.Count);
        foreach (var request in input.Requests) checkedOrders.Add(await orders.CheckAsync(caller, request, cancellationToken));
        return await admission.AdmitAllAsync(caller, Operation, input.IdempotencyKey, input, checkedOrders, cancellationToken);
    }
}
