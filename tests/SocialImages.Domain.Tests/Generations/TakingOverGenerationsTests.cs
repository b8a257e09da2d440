using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Generations;

public sealed class TakingOverGenerationsTests : IAsyncLifetime
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
    public async Task KilledWorker_OnlyMissingPicturesAreMadeAgain()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "hang", times = 0, after = 2 });
        var generation = await _workshop.RequestAsync(_caller, Boats);
        using var worker = WorkerProcess.Start(_workshop.Settings);
        var stored = await _workshop.EventuallyAsync(ImagesOf(generation.Id), images => images.Count == 2);
        await _workshop.EventuallyAsync(_ => _workshop.Outside.CountAsync("generate"), count => count == 2 || count == 4);
        await worker.KillAsync();

        await _workshop.Outside.ResetAsync();
        await ExpireLeasesAsync();
        await _workshop.StartWorkerAsync();
        var ended = await _workshop.EndOfAsync(generation.Id);

        Assert.Equal((GenerationStatus.Succeeded, 2), (ended.Status, ended.Attempt));
        var images = await _workshop.ImagesAsync(generation.Id);
        Assert.Equal(4, images.Count);
        Assert.Equal(stored.Order(), images.Select(image => image.Id).Intersect(stored).Order());
        Assert.Equal(2, await _workshop.Outside.CountAsync("generate"));
        var attempts = await _workshop.AttemptsAsync(generation.Id);
        Assert.Equal([0.053m, 0.053m], attempts.Where(attempt => attempt.Outcome == AttemptOutcome.Lost).Select(attempt => attempt.CostUsd));
        Assert.Equal(attempts.Sum(attempt => attempt.CostUsd), ended.CostUsd);
        Assert.Equal(new Balance(100, 60, 0, 40), await _workshop.BalanceAsync(_caller));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task StoppedWorker_HandsOverAtOnce()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "hang", times = 0 });
        var generation = await _workshop.RequestAsync(_caller, Boats);
        var first = await _workshop.StartWorkerAsync();
        await _workshop.EventuallyAsync(context => context.GenerationAttempts.CountAsync(), count => count == 4);

        await first.StopAsync();
        Assert.Null((await _workshop.ReadAsync(context => context.Generations.AsNoTracking().SingleAsync())).LeaseUntil);
        await _workshop.Outside.ResetAsync();
        await _workshop.StartWorkerAsync();

        Assert.Equal((GenerationStatus.Succeeded, 2), await StatusAndAttemptAsync(generation.Id));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task StoppingWorker_MayFinishWhatIsNearlyDone()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "latency", value = 1000, times = 0 });
        var generation = await _workshop.RequestAsync(_caller, Boats);
        var first = await _workshop.StartWorkerAsync(services => services.Configure<GenerationOptions>(options => options.Drain = TimeSpan.FromSeconds(20)));
        await _workshop.EventuallyAsync(context => context.GenerationAttempts.CountAsync(), count => count == 4);

        await first.StopAsync();

        Assert.Equal((GenerationStatus.Succeeded, 1), await StatusAndAttemptAsync(generation.Id));
    }

    [Fact]
    public async Task OvertakenWorker_WritesNothingMore()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "latency", value = 1500, times = 4 });
        var generation = await _workshop.RequestAsync(_caller, Boats);
        var claims = _workshop.Front.Services.GetRequiredService<GenerationClaims>();
        var pipeline = _workshop.Front.Services.GetRequiredService<GenerationPipeline>();
        var mine = Assert.Single(await claims.ClaimAsync(10, CancellationToken.None));
        Assert.Empty(await claims.ClaimAsync(10, CancellationToken.None));
        var slow = pipeline.RunAsync(mine, CancellationToken.None, CancellationToken.None);
        await _workshop.EventuallyAsync(context => context.GenerationAttempts.CountAsync(), count => count == 4);

        await ExpireLeasesAsync();
        var theirs = Assert.Single(await claims.ClaimAsync(10, CancellationToken.None));
        Assert.Equal(mine.Fence + 1, theirs.Fence);
        Assert.Empty(await claims.RenewAsync([mine], CancellationToken.None));
        await pipeline.RunAsync(theirs, CancellationToken.None, CancellationToken.None);
        var events = await _workshop.EventsAsync(generation.Id);

        await Assert.ThrowsAsync<LeaseLostException>(() => slow);
        Assert.Equal(events.Count, (await _workshop.EventsAsync(generation.Id)).Count);
        Assert.Equal(4, (await _workshop.ImagesAsync(generation.Id)).Count);
        Assert.Equal(new Balance(100, 60, 0, 40), await _workshop.BalanceAsync(_caller));
        await Assert.ThrowsAsync<LeaseLostException>(() => pipeline.RunAsync(mine, CancellationToken.None, CancellationToken.None));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task SettledGeneration_IsSettledOnce()
    {
        await _workshop.RequestAsync(_caller, Boats);
        var claims = _workshop.Front.Services.GetRequiredService<GenerationClaims>();
        var pipeline = _workshop.Front.Services.GetRequiredService<GenerationPipeline>();
        var mine = Assert.Single(await claims.ClaimAsync(10, CancellationToken.None));

        await pipeline.RunAsync(mine, CancellationToken.None, CancellationToken.None);
        await Assert.ThrowsAsync<LeaseLostException>(() => pipeline.RunAsync(mine, CancellationToken.None, CancellationToken.None));

        Assert.Equal(4, await _workshop.Outside.CountAsync("generate"));
        Assert.Equal(new Balance(100, 60, 0, 40), await _workshop.BalanceAsync(_caller));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task WhatKillsEveryWorker_IsGivenUp()
    {
        var generation = await _workshop.RequestAsync(_caller, Boats);
        await _workshop.ExecuteAsync($"update generations set attempt = 6, status = 'Running'");
        await _workshop.StartWorkerAsync();

        var ended = await _workshop.EndOfAsync(generation.Id);

        Assert.Equal("GENERATION_INTERRUPTED", ended.Failure!.Code);
        Assert.Equal(new Balance(100, 100, 0, 0), await _workshop.BalanceAsync(_caller));
    }

    [Fact]
    public async Task TwoNodes_TakeEveryGenerationOnce()
    {
        var rich = await _workshop.SignUpAsync(credits: 1000);
        var requests = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _workshop.RequestAsync(rich, Boats with { Count = 1, Size = "256x256" })));
        await _workshop.StartWorkerAsync();
        await _workshop.StartWorkerAsync();

        foreach (var request in requests) Assert.Equal((GenerationStatus.Succeeded, 1), await StatusAndAttemptAsync(request.Id));
        Assert.Equal(20, await _workshop.Outside.CountAsync("generate"));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task DatabaseDroppingEveryConnection_LosesNothing()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "latency", value = 700, times = 0 });
        var requests = new List<Generation>();
        for (var i = 0; i < 5; i++) requests.Add(await _workshop.RequestAsync(_caller, Boats with { Count = 2, Size = "256x256" }));
        await _workshop.StartWorkerAsync(("DATABASE_URL", $"{_workshop.Settings["DATABASE_URL"]}?Application%20Name=worker"));
        for (var i = 0; i < 8; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
            await _workshop.ExecuteAsync(
                $"select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'worker'");
        }

        foreach (var request in requests)
        {
            var ended = await _workshop.EndOfAsync(request.Id);
            Assert.Equal(GenerationStatus.Succeeded, ended.Status);
        }

        Assert.Equal(30, (await _workshop.BalanceAsync(_caller)).Captured);
        await _workshop.AssertBooksBalanceAsync();
    }

    private static Func<Domain.Data.SocialImagesDbContext, Task<List<Guid>>> ImagesOf(Guid generationId)
        => context => context.Images.Where(image => image.GenerationId == generationId).Select(image => image.Id).ToListAsync();

    private async Task<(GenerationStatus Status, int Attempt)> StatusAndAttemptAsync(Guid id)
    {
        var ended = await _workshop.EndOfAsync(id);
        return (ended.Status, ended.Attempt);
    }

    private Task<int> ExpireLeasesAsync() => _workshop.ExecuteAsync($"update generations set lease_until = lease_until - interval '1 hour'");
}
