using System.Threading.Channels;
using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>
/// Tells of a picture's progress beside the call that makes it, so that no preview ever holds up a picture: one report
/// at a time, of those that wait only the newest.
/// </summary>
internal sealed class ProgressLane : IAsyncDisposable
{
    private readonly Channel<ProviderProgress> _waiting
        = Channel.CreateBounded<ProviderProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly CancellationTokenSource _call;
    private readonly Task _telling;
    private volatile bool _hasTold;

    /// <param name="tell">Its failure ends the call, and is thrown by <see cref="StopAsync"/>.</param>
    /// <param name="cancellationToken">Ends the call and the telling.</param>
    public ProgressLane(Func<ProviderProgress, CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        _call = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _telling = TellAllAsync(tell, cancellationToken);
    }

    /// <summary>For the call that is told of.</summary>
    public CancellationToken Token => _call.Token;

    public bool HasFailed { get; private set; }

    public void Report(ProviderProgress progress) => _waiting.Writer.TryWrite(progress);

    /// <summary>Ends once what is being told is told. What waits is not, unless it is the first: the picture itself is news enough.</summary>
    public async Task StopAsync()
    {
        _waiting.Writer.TryComplete();
        if (_hasTold) _waiting.Reader.TryRead(out _);
        await _telling;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _call.Dispose();
    }

    private async Task TellAllAsync(Func<ProviderProgress, CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var progress in _waiting.Reader.ReadAllAsync(cancellationToken))
            {
                _hasTold = true;
                await tell(progress, cancellationToken);
            }
        }
        catch
        {
            HasFailed = true;
            await _call.CancelAsync();
            throw;
        }
    }
}
