namespace SocialImages.Domain.Images.Uploads;

/// <summary>How many files are taken in at once, on one node.</summary>
public sealed class UploadGateOptions
{
    /// <summary>Files in memory at a time, for each worker of the imaging engine. Default 2: one is decoded while the other is read or stored.</summary>
    public int PerWorker { get; set; } = 2;

    /// <summary>Imports at a time: each may fill a temporary file while its address takes its time. Default 8.</summary>
    public int Imports { get; set; } = 8;

    /// <summary>Files that may wait; the next is refused at once. Default 400.</summary>
    public int MaxWaiting { get; set; } = 400;

    /// <summary>How long one file may take in all, waiting included, before it is refused: less than a request may take. Default 22 s.</summary>
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromSeconds(22);

    /// <summary>What a refused sender is told. Default 10 s.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Files wait here, outside of memory, until there is room to work on them. Imports have a gate of their own before it.</summary>
public sealed class UploadGate(int places, UploadGateOptions options, TimeProvider time) : IDisposable
{
    /// <summary>The key of the imports' gate.</summary>
    public const string Imports = "imports";

    private readonly SemaphoreSlim _places = new(places);
    private int _waiting;

    /// <summary>Does it when there is a place, within the time for one file.</summary>
    /// <exception cref="UploadsBusyException">Too many are waiting, or this one has taken too long.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.MaxTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await EnterAsync(either.Token);
            try
            {
                return await work(either.Token);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Busy();
        }
    }

    public UploadsBusyException Busy() => new((int)Math.Ceiling(options.RetryAfter.TotalSeconds));

    public void Dispose() => _places.Dispose();

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > options.MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw Busy();
        }

        try
        {
            await _places.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
