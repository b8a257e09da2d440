using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Renews a lease as long as its step takes: short leases then mean "its node is dead", never "its call is slow", which
/// would let nodes take a slow post from each other without end.
/// </summary>
internal sealed partial class LeaseKeeper(PostClaims claims, IOptions<PublishingOptions> options, TimeProvider time, ILogger<LeaseKeeper> logger)
{
    public const int RenewalsPerLease = 3;

    /// <summary>Until it is disposed.</summary>
    public IAsyncDisposable Keep(PostRun run)
    {
        var stop = new CancellationTokenSource();
        return new Kept(stop, RenewAsync(run, stop.Token));
    }

    private async Task RenewAsync(PostRun run, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / RenewalsPerLease, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await TryRenewAsync(run.Claim, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The step is done.
        }
    }

    private async Task TryRenewAsync(PostClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            await claims.RenewAsync([claim], cancellationToken);
        }
        catch (Exception silence) when (DatabaseFailure.IsBehind(silence))
        {
            LogNotRenewed(logger, claim.Id, silence);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of post {PostId} could not be renewed")]
    private static partial void LogNotRenewed(ILogger logger, Guid postId, Exception exception);

    private sealed class Kept(CancellationTokenSource stop, Task renewing) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await renewing;
            stop.Dispose();
        }
    }
}
