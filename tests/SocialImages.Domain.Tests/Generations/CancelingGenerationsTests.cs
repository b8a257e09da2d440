using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Generations;

public sealed class CancelingGenerationsTests : IAsyncLifetime
{
    private static readonly GenerateImages Boats = new() { Prompt = "a boat", Count = 4 };
    private Workshop _workshop = null!;
    private CurrentUser _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        _caller = await _workshop.SignUpAsync(credits: 100);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Waiting_EndsHereAndNow()
    {
        var generation = await _workshop.RequestAsync(_caller, Boats);

        var canceled = await _workshop.CancelAsync(_caller, generation.Id);

        Assert.Equal(GenerationStatus.Canceled, canceled.Status);
        Assert.Equal(new Balance(100, 100, 0, 0), await _workshop.BalanceAsync(_caller));
        var last = (await _workshop.EventsAsync(generation.Id))[^1];
        Assert.Equal((2, GenerationStatus.Canceled, GenerationStage.Done, 100), (last.Sequence, last.Status, last.Stage, last.Percent));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Running_KeepsAndCapturesWhatIsDelivered()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "hang", times = 0, after = 2 });
        await _workshop.StartWorkerAsync();
        var generation = await _workshop.RequestAsync(_caller, Boats);
        await _workshop.EventuallyAsync(context => context.Images.CountAsync(), count => count == 2);

        await _workshop.CancelAsync(_caller, generation.Id);
        var ended = await _workshop.EndOfAsync(generation.Id);

        Assert.Equal(GenerationStatus.Canceled, ended.Status);
        Assert.Equal(new Balance(100, 80, 0, 20), await _workshop.BalanceAsync(_caller));
        Assert.Equal(2, (await _workshop.AttemptsAsync(generation.Id)).Count(attempt => attempt.Outcome == AttemptOutcome.Canceled));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Ended_StaysAsItEnded()
    {
        await _workshop.StartWorkerAsync();
        var generation = await _workshop.GenerateAsync(_caller, Boats with { Count = 1 });

        Assert.Equal(GenerationStatus.Succeeded, (await _workshop.CancelAsync(_caller, generation.Id)).Status);
        Assert.Equal(new Balance(100, 90, 0, 10), await _workshop.BalanceAsync(_caller));
    }

    [Fact]
    public async Task OfAnotherWorkspace_IsNotFoundAndGoesOn()
    {
        var generation = await _workshop.RequestAsync(_caller, Boats);
        var other = await _workshop.SignUpAsync();

        await Assert.ThrowsAsync<NotFoundException>(() => _workshop.CancelAsync(other, generation.Id));
        Assert.Equal(40, (await _workshop.BalanceAsync(_caller)).Held);
    }

    [Fact]
    public async Task TwiceAtOnce_SettlesOnce()
    {
        var generation = await _workshop.RequestAsync(_caller, Boats);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _workshop.CancelAsync(_caller, generation.Id)));

        Assert.Equal(new Balance(100, 100, 0, 0), await _workshop.BalanceAsync(_caller));
        await _workshop.AssertBooksBalanceAsync();
    }
}
