namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>How long the other side may take. It stands still while we are at work ourselves: a paid picture must not be lost to our own load.</summary>
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

    /// <summary>Runs our part and gives the other side its whole time again.</summary>
    public async Task PauseAsync(Func<Task> ours)
    {
        _limit.CancelAfter(Timeout.InfiniteTimeSpan);
        await ours();
        _limit.CancelAfter(_timeout);
    }

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
