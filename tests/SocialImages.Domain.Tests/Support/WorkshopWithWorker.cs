namespace SocialImages.Domain.Tests.Support;

/// <summary>A workshop with one working node, for the scenarios of a class; each test resets the outside world.</summary>
public sealed class WorkshopWithWorker : IAsyncLifetime
{
    public Workshop Workshop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Workshop = await Workshop.OpenAsync();
        await Workshop.StartWorkerAsync();
    }

    public ValueTask DisposeAsync() => Workshop.DisposeAsync();
}
