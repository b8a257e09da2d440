using System.Net;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>The HTTP side of one provider: our keys, a bound on answers, a deadline on calls, and one exception for all that goes wrong.</summary>
/// <param name="keys">Empty for a server that wants none.</param>
/// <param name="timeout">For one call to its last byte, less the time it spends with us.</param>
/// <param name="time">The clock of the deadline.</param>
/// <param name="isFree">The provider bills nothing.</param>
internal sealed class WireConnection(IReadOnlyList<string> keys, TimeSpan timeout, TimeProvider time, bool isFree = false)
    : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    private readonly HttpClient _http = CreateClient();
    private readonly KeyRing<string> _keys = new(keys.Count > 0 ? keys : [""]);
    private NamedPictures? _pictures;

    public TimeProvider Time => time;

    /// <summary>Never follows a redirect: that would take the key and the prompt elsewhere.</summary>
    /// <param name="connect">Decides where it connects to; null for wherever the settings say, through the system's proxy if there is one.</param>
    public static HttpClient CreateClient(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect = null) => new(new BoundedAnswerHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = connect,
        UseProxy = connect is null,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        AutomaticDecompression = DecompressionMethods.None,
    }))
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", "SocialImages" } },
    };

    /// <param name="call">Made again with the next key when one is refused.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ImageProviderException">No picture.</exception>
    public async Task<T> CallAsync<T>(Func<WireCall, Task<T>> call, CancellationToken cancellationToken)
    {
        using var deadline = new CallDeadline(timeout, time, cancellationToken);
        return await _keys.CallAsync(
            key => call(new WireCall(_http, PicturesOf, key, deadline)),
            exception => cancellationToken.IsCancellationRequested ? null : TransportErrors.Read(exception, isFree));
    }

    /// <summary>A call beside the others that must come through although the caller has gone, such as an interrupt. It never throws.</summary>
    public async Task TryAsync(Func<WireCall, Task> call, TimeSpan limit)
    {
        try
        {
            using var deadline = new CallDeadline(limit, time, CancellationToken.None);
            await _keys.CallAsync(
                async key =>
                {
                    await call(new WireCall(_http, PicturesOf, key, deadline));
                    return true;
                },
                exception => TransportErrors.Read(exception));
        }
        catch (ImageProviderException)
        {
            // Nobody waits for it any more, and what it was to end, ends by itself later.
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _pictures?.Dispose();
    }

    private NamedPictures PicturesOf(Uri server) => LazyInitializer.EnsureInitialized(ref _pictures, () => new NamedPictures(server));
}
