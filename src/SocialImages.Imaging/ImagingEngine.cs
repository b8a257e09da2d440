using SocialImages.Imaging.Native;

namespace SocialImages.Imaging;

/// <summary>
/// libvips, started once, and the gate before it: at most <see cref="ImagingLimits.Workers"/> pictures are in
/// memory at a time, and together no more bytes than <see cref="ImagingLimits.MaxDecoderMemory"/>. One per process; every tool of this library takes it.
/// </summary>
public sealed class ImagingEngine : IDisposable
{
    // Long enough to keep the buffers between the pictures of one upload, short enough for a service that has become idle.
    private static readonly TimeSpan RestBeforeReturning = TimeSpan.FromSeconds(2);

    private readonly WorkerGate _gate;
    private readonly WorkerThreads _threads;
    private readonly Timer _rest = new(_ => Allocator.ReturnBuffers());

    /// <exception cref="DllNotFoundException">No libvips on this machine; the message says how to get it.</exception>
    public ImagingEngine(ImagingLimits? limits = null)
    {
        Limits = limits ?? new ImagingLimits();
        NativeVersion = VipsRuntime.Version;
        _gate = new WorkerGate(Limits.Workers, Limits.MaxDecoderMemory, Limits.MaxWaiting);
        _threads = new WorkerThreads(Limits.Workers);
    }

    public ImagingLimits Limits { get; }

    /// <summary>Of libvips, such as 8.18.7.</summary>
    public string NativeVersion { get; }

    /// <summary>The file or library name libvips was loaded from.</summary>
    public string NativePath { get; } = VipsLibrary.LoadedFrom;

    /// <summary>libvips itself ends with its process.</summary>
    public void Dispose()
    {
        _rest.Dispose();
        _threads.Dispose();
    }

    /// <summary>Checks the header, waits for a worker, and lets it work on the picture.</summary>
    internal async Task<T> ReadAsync<T>(ReadOnlyMemory<byte> bytes, Func<SourceImage, T> work, CancellationToken cancellationToken)
    {
        var header = Header.Read(Limits, bytes);
        return await RunAsync(scope => Explained(header.Facts.Format, () => work(new SourceImage(scope, bytes, header))), header.Weight, cancellationToken);
    }

    internal Task<T> RunAsync<T>(Func<VipsScope, T> work, CancellationToken cancellationToken) => RunAsync(work, weight: 0, cancellationToken);

    /// <summary>For a part of what a worker has to do: free ones begin it, else the one that wants the results does it itself.</summary>
    internal SharedWork<T> Beside<T>(IEnumerable<Func<T>> pieces)
    {
        var shared = new SharedWork<T>(pieces);
        foreach (var piece in shared.Pieces)
            _threads.Offer(piece);
        return shared;
    }

    private async Task<T> RunAsync<T>(Func<VipsScope, T> work, long weight, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(weight, cancellationToken);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await _threads.RunAsync(() => RunScoped(work));
        }
        finally
        {
            if (_gate.Exit(weight) == 0)
                Rest();
        }
    }

    private void Rest()
    {
        try
        {
            _rest.Change(RestBeforeReturning, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The process is ending, and its memory with it.
        }
    }

    private static T RunScoped<T>(Func<VipsScope, T> work)
    {
        using var scope = new VipsScope();
        return work(scope);
    }

    private static T Explained<T>(ImageFormat format, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (VipsFailure failure)
        {
            throw failure.Explained(format);
        }
    }
}
