using SocialImages.GraphQL.Execution.Running;

namespace SocialImages.GraphQL.Execution;

/// <summary>Lets a limited number of operations run at the same time.</summary>
internal sealed class ExecutionGate(int? limit) : IDisposable
{
    private readonly SemaphoreSlim? _places = limit is { } count ? new SemaphoreSlim(count) : null;

    /// <summary>Waits for a place, which is given back by disposing what is returned.</summary>
    /// <exception cref="ExecutionTimeoutException">There was no place in time.</exception>
    public async ValueTask<Place> EnterAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (_places is not null && !_places.Wait(0, CancellationToken.None) && !await _places.WaitAsync(timeout, cancellationToken))
            throw new ExecutionTimeoutException(timeout);
        return new Place(_places);
    }

    public void Dispose() => _places?.Dispose();

    internal readonly struct Place(SemaphoreSlim? places) : IDisposable
    {
        public void Dispose() => places?.Release();
    }
}
