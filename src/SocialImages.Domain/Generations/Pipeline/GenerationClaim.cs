namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>One worker's hold on a generation. The fence has moved on when somebody else holds it.</summary>
internal sealed record GenerationClaim(Guid Id, long Fence, int Attempt);

/// <summary>Another worker has the generation: this one stops and leaves everything as it is.</summary>
internal sealed class LeaseLostException(Guid generationId) : Exception($"Generation {generationId} was taken over by another worker.");
