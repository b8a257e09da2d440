using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Generations;

public sealed class RetryingGenerationsTests : IAsyncLifetime
{
    private static readonly GenerateImages Boats = new()
    {
        Prompt = "a boat",
        NegativePrompt = "people",
        Style = ImageStyle.Vivid,
        Count = 2,
        AspectRatio = AspectRatio.Story_9_16,
        Quality = ImageQuality.Hd,
    };

    private Workshop _workshop = null!;
    private CurrentUser _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        _caller = await _workshop.SignUpAsync(credits: 200);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Ended_IsAskedForAnewAndHeldAnew()
    {
        var earlier = await _workshop.RequestAsync(_caller, Boats);
        await _workshop.CancelAsync(_caller, earlier.Id);

        var retried = await RetryAsync(_caller, earlier.Id, key: "k");

        Assert.NotEqual(earlier.Id, retried.Id);
        Assert.Equal(
            (earlier.Prompt, earlier.NegativePrompt, earlier.Style, earlier.Count, earlier.Size, earlier.Quality, earlier.Model),
            (retried.Prompt, retried.NegativePrompt, retried.Style, retried.Count, retried.Size, retried.Quality, retried.Model));
        Assert.Equal(retried.CreditsHeld.Value, (await _workshop.BalanceAsync(_caller)).Held);
        Assert.Equal(retried.Id, (await RetryAsync(_caller, earlier.Id, key: "k")).Id);
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Running_IsRefused()
    {
        var running = await _workshop.RequestAsync(_caller, Boats);
        Assert.Equal("generationId", (await Assert.ThrowsAsync<ValidationException>(() => RetryAsync(_caller, running.Id, key: null))).Field);
    }

    [Fact]
    public async Task OfAnotherWorkspace_IsNotFound()
    {
        var earlier = await _workshop.RequestAsync(_caller, Boats);
        await _workshop.CancelAsync(_caller, earlier.Id);
        var other = await _workshop.SignUpAsync(credits: 200);

        await Assert.ThrowsAsync<NotFoundException>(() => RetryAsync(other, earlier.Id, key: null));
        Assert.Equal(new Balance(200, 200, 0, 0), await _workshop.BalanceAsync(other));
    }

    private Task<Generation> RetryAsync(CurrentUser caller, Guid id, string? key)
        => _workshop.Front.RunAsync((RetryGenerationCommand command) => command.ExecuteAsync(caller, new RetryGeneration(id, key), CancellationToken.None));
}
