namespace SocialImages.GraphQL.AspNetCore;

/// <summary>
/// Multipart requests wait here in the order they came, their bodies unread: a flood of files costs neither memory nor the
/// time that an execution may take.
/// </summary>
#pragma warning disable CA1001 // It lives as long as its endpoint, and semaphores that nobody waits for synchronously hold nothing.
internal sealed class UploadQueue(UploadOptions options, TimeProvider time)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _readers = new(options.MaxReading);
    private readonly SemaphoreSlim _executions = new(options.MaxExecuting);
    private int _present;

    /// <summary>Returns when this request's body may be read.</summary>
    /// <exception cref="BadRequestException">Too many are here, or no place came free in time.</exception>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _present) > options.MaxRequests)
        {
            Interlocked.Decrement(ref _present);
            throw UploadErrors.Busy(options.RetryAfter);
        }

        try
        {
            return new Turn(this, await WaitAsync(_readers, options.MaxWait, cancellationToken));
        }
        catch
        {
            Interlocked.Decrement(ref _present);
            throw;
        }
    }

    /// <returns>What is left of the patience.</returns>
    private async ValueTask<TimeSpan> WaitAsync(SemaphoreSlim places, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (!await places.WaitAsync(patience, cancellationToken))
            throw UploadErrors.Busy(options.RetryAfter);
        var left = patience - time.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>One request's place: among the readers until its execution begins, which bounds what lies in temporary files.</summary>
    internal sealed class Turn(UploadQueue queue, TimeSpan patience) : IDisposable
    {
        private SemaphoreSlim? _place = queue._readers;

        /// <exception cref="BadRequestException">No place came free in time.</exception>
        public async ValueTask BeginExecutionAsync(CancellationToken cancellationToken)
        {
            await queue.WaitAsync(queue._executions, patience, cancellationToken);
            _place?.Release();
            _place = queue._executions;
        }

        public void Dispose()
        {
            if (_place is null)
                return;
            _place.Release();
            _place = null;
            Interlocked.Decrement(ref queue._present);
        }
    }
}
