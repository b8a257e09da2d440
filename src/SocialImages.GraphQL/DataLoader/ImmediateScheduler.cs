namespace SocialImages.GraphQL.DataLoader;

/// <summary>For loaders outside a request: keys asked for before the thread pool gets its turn make one batch.</summary>
internal sealed class ImmediateScheduler : IBatchScheduler
{
    public static readonly ImmediateScheduler Instance = new();

    private ImmediateScheduler()
    {
    }

    public void Schedule(IBatchDispatch loader) => ThreadPool.UnsafeQueueUserWorkItem(static loader => loader.Dispatch(), loader, preferLocal: false);

    public void Post(Action completion) => completion();
}
