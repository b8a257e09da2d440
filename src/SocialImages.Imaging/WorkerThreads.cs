using System.Collections.Concurrent;

namespace SocialImages.Imaging;

/// <summary>Threads that only pictures are worked on: for each thread that it meets, the C library keeps buffers of its own.</summary>
internal sealed class WorkerThreads : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public WorkerThreads(int count)
    {
        for (var number = 1; number <= count; number++)
            new Thread(Work) { IsBackground = true, Name = $"Imaging {number}" }.Start();
    }

    public Task<T> RunAsync<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                result.SetResult(work());
            }
            catch (Exception failure)
            {
                result.SetException(failure);
            }
        });
        return result.Task;
    }

    /// <summary>Done when a thread is free, which may be too late. Must not throw.</summary>
    public void Offer(Action work) => _work.Add(work);

    /// <summary>What is begun is ended.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }
}
