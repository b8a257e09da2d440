namespace SocialImages.Imaging;

/// <summary>
/// Lets pictures in by turns: so many at once, and so many bytes of memory at once, so that the largest are worked on alone.
/// </summary>
internal sealed class WorkerGate(int workers, long memory, int maxWaiting)
{
    private readonly LinkedList<Waiter> _waiting = new();
    private readonly Lock _turn = new();
    private int _working;
    private long _bytes;

    /// <exception cref="ImagingException">Busy: too many are waiting already.</exception>
    public async Task EnterAsync(long weight, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(Math.Min(weight, memory));
        lock (_turn)
        {
            if (_waiting.Count == 0 && Fits(waiter))
            {
                LetIn(waiter);
                return;
            }

            if (_waiting.Count >= maxWaiting)
                throw new ImagingException(ImagingReason.Busy, "Too many pictures are being worked on; try again in a moment.");
            _waiting.AddLast(waiter);
        }

        await using var leaving = cancellationToken.Register(() => Leave(waiter));
        await waiter.Entered.Task;
    }

    /// <returns>How many are still in.</returns>
    public int Exit(long weight)
    {
        lock (_turn)
        {
            _working--;
            _bytes -= Math.Min(weight, memory);
            LetNextIn();
            return _working;
        }
    }

    private bool Fits(Waiter waiter) => _working < workers && (_working == 0 || _bytes + waiter.Weight <= memory);

    private void LetIn(Waiter waiter)
    {
        _working++;
        _bytes += waiter.Weight;
    }

    private void LetNextIn()
    {
        while (_waiting.First is { Value: var next } && Fits(next))
        {
            _waiting.RemoveFirst();
            LetIn(next);
            next.Entered.SetResult();
        }
    }

    private void Leave(Waiter waiter)
    {
        lock (_turn)
        {
            if (!_waiting.Remove(waiter)) return;
            waiter.Entered.SetCanceled();
            LetNextIn();
        }
    }

    private sealed class Waiter(long weight)
    {
        public long Weight { get; } = weight;

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
