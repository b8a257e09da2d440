namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>One worker's hold on a generation. The fence has moved on when somebody else holds it.</summary>
/// <param name="Order">As it was when it was taken up.</param>
internal sealed record GenerationClaim(Generation Order)
{
    public Guid Id => Order.Id;

    public long Fence => Order.Fence;

    public int Attempt => Order.Attempt;
}

/// <summary>Another worker has the generation: this one stops and leaves everything as it is.</summary>
internal sealed class LeaseLostException(Guid generationId) : Exception($"Generation {generationId} was taken over by another worker.");
