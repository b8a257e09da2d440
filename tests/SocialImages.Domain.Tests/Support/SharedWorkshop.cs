namespace SocialImages.Domain.Tests.Support;

/// <summary>A workshop for the scenarios of a class, each with a working node of its own that ends with it.</summary>
public sealed class SharedWorkshop : IAsyncLifetime
{
    public Workshop Workshop { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Workshop = await Workshop.OpenAsync();

    public ValueTask DisposeAsync() => Workshop.DisposeAsync();
}
