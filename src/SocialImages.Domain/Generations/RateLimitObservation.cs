using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>The rate limit this request was counted against, for the `X-RateLimit-*` headers: the one with the least left.</summary>
public sealed class RateLimitObservation
{
    /// <summary>Null when nothing was counted.</summary>
    public RateLimitState? State { get; private set; }

    internal void See(RateLimitState state)
    {
        if (State is not { } seen || state.IsExceeded || (!seen.IsExceeded && state.Remaining < seen.Remaining)) State = state;
    }
}
