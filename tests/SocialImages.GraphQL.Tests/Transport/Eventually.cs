namespace SocialImages.GraphQL.Tests.Transport;

/// <summary>Waits for what another thread is about to make true; the test's own timeout ends a wait in vain.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, timeout.Token);
    }
}
