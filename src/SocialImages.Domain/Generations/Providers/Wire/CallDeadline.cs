namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>How long the other side may be silent: each news of the picture gives it its whole time again.</summary>
internal sealed class CallDeadline : IDisposable
{
    private readonly TimeSpan _timeout;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    public CallDeadline(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        _timeout = timeout;
        _limit = new CancellationTokenSource(timeout, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
    }

    public CancellationToken Token => _either.Token;

    public void Renew() => _limit.CancelAfter(_timeout);

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
