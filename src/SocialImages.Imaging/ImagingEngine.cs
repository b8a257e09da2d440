using SocialImages.Imaging.Native;

namespace SocialImages.Imaging;

/// <summary>
/// libvips, started once, and the gate before it: at most <see cref="ImagingLimits.Workers"/> pictures are in
/// memory at a time. One per process; every tool of this library takes it.
/// </summary>
public sealed class ImagingEngine : IDisposable
{
    private readonly SemaphoreSlim _workers;
    private int _waiting;

    /// <exception cref="DllNotFoundException">No libvips on this machine; the message says how to get it.</exception>
    public ImagingEngine(ImagingLimits? limits = null)
    {
        Limits = limits ?? new ImagingLimits();
        NativeVersion = VipsRuntime.Version;
        _workers = new SemaphoreSlim(Limits.Workers, Limits.Workers);
    }

    public ImagingLimits Limits { get; }

    /// <summary>Of libvips, such as 8.18.7.</summary>
    public string NativeVersion { get; }

    /// <summary>The file or library name libvips was loaded from.</summary>
    public string NativePath { get; } = VipsLibrary.LoadedFrom;

    public void Dispose() => _workers.Dispose();

    /// <summary>Checks the header, waits for a worker, and lets it work on the picture.</summary>
    internal async Task<T> ReadAsync<T>(ReadOnlyMemory<byte> bytes, Func<SourceImage, T> work, CancellationToken cancellationToken)
    {
        var header = Header.Read(Limits, bytes);
        return await RunAsync(scope => Explained(header.Facts.Format, () => work(new SourceImage(scope, bytes, header))), cancellationToken);
    }

    internal async Task<T> RunAsync<T>(Func<VipsScope, T> work, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            return await Task.Run(() => RunScoped(work), cancellationToken);
        }
        finally
        {
            _workers.Release();
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

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (_workers.Wait(0, cancellationToken))
            return;

        if (Interlocked.Increment(ref _waiting) > Limits.MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ImagingException(ImagingReason.Busy, "Too many pictures are being worked on; try again in a moment.");
        }

        try
        {
            await _workers.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
