using SocialImages.GraphQL.Execution.Running;

namespace SocialImages.GraphQL.Execution;

/// <summary>Lets a limited number of operations run at the same time.</summary>
internal sealed class ExecutionGate(int? limit) : IDisposable
{
    private readonly SemaphoreSlim? _places = limit is { } count ? new SemaphoreSlim(count) : null;

    /// <summary>Waits for a place, which is given back by disposing what is returned.</summary>
    /// <exception cref="ExecutionTimeoutException">There was no place in time.</exception>
    public async ValueTask<Place> EnterAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_places is null || _places.Wait(0, CancellationToken.None))
            return new Place(_places, TimeSpan.Zero);
        var started = time.GetTimestamp();
        if (!await _places.WaitAsync(timeout, cancellationToken))
            throw new ExecutionTimeoutException(timeout);
        return new Place(_places, time.GetElapsedTime(started));
    }

    public void Dispose() => _places?.Dispose();

    internal readonly struct Place(SemaphoreSlim? places, TimeSpan waited) : IDisposable
    {
        /// <summary>Time that is gone already.</summary>
        public TimeSpan Waited => waited;

        public void Dispose() => places?.Release();
    }
}
