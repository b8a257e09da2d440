using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>Takes a request for pictures: checked, counted, its credits held, queued. A worker makes them later.</summary>
public sealed class GenerateImagesCommand(GenerationOrders orders, GenerationAdmission admission)
{
    private const string Operation = "generateImages";

    /// <exception cref="Events.DomainException">What is wrong; nothing was stored and nothing was charged.</exception>
    public async Task<Generation> ExecuteAsync(CurrentUser caller, GenerateImages input, CancellationToken cancellationToken)
    {
        var repeated = await admission.FindRepeatedAsync(caller, Operation, input.IdempotencyKey, input, cancellationToken);
        return repeated
            ?? await admission.AdmitAsync(
                caller, Operation, input.IdempotencyKey, input, await orders.CheckAsync(caller, input, cancellationToken), cancellationToken);
    }
}
