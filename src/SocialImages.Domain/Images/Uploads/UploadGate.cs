using Microsoft.Extensions.Options;
using SocialImages.Imaging;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>How many files are taken in at once, on one node.</summary>
public sealed class UploadGateOptions
{
    /// <summary>Files in memory at a time, for each worker of the imaging engine. Default 2: one is decoded while the other is read or stored.</summary>
    public int PerWorker { get; set; } = 2;

    /// <summary>Files that may wait; the next is refused at once. Default 400.</summary>
    public int MaxWaiting { get; set; } = 400;

    /// <summary>How long a file waits before it is refused. Default 45 s.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>What a refused sender is told. Default 10 s.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Files wait here, outside of memory, until there is room to work on them.</summary>
public sealed class UploadGate(ImagingEngine engine, IOptions<UploadGateOptions> options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(engine.Limits.Workers * options.Value.PerWorker);
    private int _waiting;

    /// <summary>Returns when there is a place, which is given back by disposing.</summary>
    /// <exception cref="UploadsBusyException">Too many are waiting, or this one has waited too long.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > options.Value.MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw Busy();
        }

        try
        {
            await WaitAsync(cancellationToken);
            return new Place(_places);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public UploadsBusyException Busy() => new((int)Math.Ceiling(options.Value.RetryAfter.TotalSeconds));

    public void Dispose() => _places.Dispose();

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.MaxWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _places.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Busy();
        }
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release();
    }
}
