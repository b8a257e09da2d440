using Microsoft.Extensions.Options;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>
/// Counts accepted-looking requests: a malformed one costs no permit, one refused later (no credits) does, because it
/// has cost us a transaction and would otherwise be free to repeat without end.
/// </summary>
public sealed class GenerationRateGate(RateLimiter limiter, RateLimitObservation observation, IOptions<GenerationRateLimitOptions> options)
{
    /// <exception cref="RateLimitedException">The user's or the workspace's permits are used up.</exception>
    public async Task EnterAsync(CurrentUser caller, CancellationToken cancellationToken)
    {
        await TakeAsync(options.Value.PerUser, $"{caller.WorkspaceId:N}/{caller.UserId:N}", cancellationToken);
        await TakeAsync(options.Value.PerWorkspace, $"{caller.WorkspaceId:N}", cancellationToken);
    }

    private async Task TakeAsync(RateLimit limit, string subject, CancellationToken cancellationToken)
    {
        var state = await limiter.TakeAsync(limit, subject, cancellationToken);
        observation.See(state);
        if (state.IsExceeded) throw new RateLimitedException((int)Math.Ceiling(state.RetryAfter.TotalSeconds));
    }
}
