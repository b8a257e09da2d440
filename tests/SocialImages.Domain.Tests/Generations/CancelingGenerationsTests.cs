using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Library;
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
    public async Task WorkerDeadAfterTheWish_AnotherSettlesOnceAndAsksNobody()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "hang", times = 0, after = 1 });
        var generation = await _workshop.RequestAsync(_caller, Boats);
        var claim = Assert.Single(await _workshop.Front.Services.GetRequiredService<GenerationClaims>().ClaimAsync(10, CancellationToken.None));
        using var death = new CancellationTokenSource();
        var dying = _workshop.Front.Services.GetRequiredService<GenerationPipeline>().RunAsync(claim, CancellationToken.None, death.Token);
        await _workshop.EventuallyAsync(context => context.Images.CountAsync(), count => count == 1);
        await _workshop.EventuallyAsync(_ => _workshop.Outside.CountAsync("generate"), count => count == 4);
        await _workshop.CancelAsync(_caller, generation.Id);
        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying);

        await _workshop.ExecuteAsync($"update generations set lease_until = lease_until - interval '1 hour'");
        await _workshop.StartWorkerAsync();
        var ended = await _workshop.EndOfAsync(generation.Id);

        Assert.Equal((GenerationStatus.Canceled, 2), (ended.Status, ended.Attempt));
        Assert.Equal(4, await _workshop.Outside.CountAsync("generate"));
        var attempts = await _workshop.AttemptsAsync(generation.Id);
        Assert.Equal((4, 3), (attempts.Count, attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Lost)));
        Assert.Equal(attempts.Sum(attempt => attempt.CostUsd), ended.CostUsd);
        Assert.Equal(new Balance(100, 90, 0, 10), await _workshop.BalanceAsync(_caller));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task DeliveredPicture_CannotBeRemovedForGoodBeforeItIsPaid()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "hang", times = 0, after = 1 });
        await _workshop.StartWorkerAsync();
        var generation = await _workshop.RequestAsync(_caller, Boats);
        var images = await _workshop.EventuallyAsync(context => context.Images.Select(image => image.Id).ToListAsync(), ids => ids.Count == 1);
        await _workshop.ExecuteAsync($"update images set deleted_at = now()");

        await Assert.ThrowsAsync<ValidationException>(() => PurgeAsync(images));
        await _workshop.CancelAsync(_caller, generation.Id);
        await _workshop.EndOfAsync(generation.Id);

        Assert.Equal(new Balance(100, 90, 0, 10), await _workshop.BalanceAsync(_caller));
        await PurgeAsync(images);
        Assert.Empty(await _workshop.ImagesAsync(generation.Id));
        Assert.Equal(new Balance(100, 90, 0, 10), await _workshop.BalanceAsync(_caller));
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

    private Task<IReadOnlyList<Guid>> PurgeAsync(IReadOnlyList<Guid> imageIds) => _workshop.Front.RunAsync((IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<PurgeImagesCommand>(services, ActivatorUtilities.CreateInstance<LibraryImages>(services))
            .ExecuteAsync(_caller, imageIds, CancellationToken.None));
}
