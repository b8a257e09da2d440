using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.DataLoader;

/// <summary>What a data loader lives in: a request, or a scope outside of one.</summary>
/// <param name="OpenScope">Opens the scope that a batch has to itself.</param>
/// <param name="Scheduler">Told when a loader has keys waiting.</param>
/// <param name="CancellationToken">Ends with the request.</param>
public sealed record DataLoaderContext(Func<AsyncServiceScope> OpenScope, IBatchScheduler Scheduler, CancellationToken CancellationToken);

/// <summary>Decides when waiting keys are loaded.</summary>
public interface IBatchScheduler
{
    /// <summary>The loader has keys waiting, and did not before.</summary>
    void Schedule(IBatchDispatch loader);

    /// <summary>Runs the completion of a batch where resolvers continue.</summary>
    void Post(Action completion);
}

/// <summary>A data loader as a scheduler sees it.</summary>
public interface IBatchDispatch
{
    /// <summary>Starts loading every key that waits.</summary>
    void Dispatch();
}
