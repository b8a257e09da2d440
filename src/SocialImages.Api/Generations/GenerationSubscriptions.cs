using System.Runtime.CompilerServices;
using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Generations;

namespace SocialImages.Api.Generations;

[SubscriptionType]
public static partial class GenerationSubscriptions
{
    public static async IAsyncEnumerable<GenerationEvent> SubscribeToGenerationAsync(
        [ID<Generation>] Guid generationId, int? afterSequence, ClaimsPrincipal user, GenerationProgressReader reader,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = await reader.OpenAsync(user.Caller(), generationId, afterSequence, cancellationToken);
        await foreach (var progress in events.WithCancellation(cancellationToken)) yield return progress;
    }

    /// <summary>
    /// Progress from the first event, or from the one after `afterSequence`: nothing is missed and nothing is seen twice.
    /// Ends after the terminal event.
    /// </summary>
    [Authorize(Policy = Policies.Viewer)]
    [Subscribe(With = nameof(SubscribeToGenerationAsync))]
    public static GenerationEvent OnGenerationProgress(
        [ID<Generation>] Guid generationId, int? afterSequence, [EventMessage] GenerationEvent progress) => progress;
}
