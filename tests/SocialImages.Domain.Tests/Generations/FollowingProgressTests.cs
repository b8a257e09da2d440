using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Generations;

public sealed class FollowingProgressTests(WorkshopWithWorker fixture) : IClassFixture<WorkshopWithWorker>
{
    private static readonly GenerateImages Boats = new() { Prompt = "a boat", Count = 3 };
    private readonly Workshop _workshop = fixture.Workshop;

    [Fact]
    public async Task Everybody_SeesEveryEventOnce()
    {
        await using var node = await ListeningNodeAsync();
        var caller = await _workshop.SignUpAsync();
        var generation = await _workshop.RequestAsync(caller, Boats);

        var seen = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => FollowAsync(node, caller, generation.Id, afterSequence: null)));

        var all = (await _workshop.EventsAsync(generation.Id)).Select(row => row.Sequence).ToList();
        foreach (var one in seen) Assert.Equal(all, one);
        Assert.Equal(Enumerable.Range(1, all.Count), all);
    }

    [Fact]
    public async Task Latecomer_ContinuesAfterAnySequence()
    {
        await using var node = await ListeningNodeAsync();
        var caller = await _workshop.SignUpAsync();
        var generation = await _workshop.GenerateAsync(caller, Boats);

        for (var after = 0; after <= generation.LastSequence + 1; after++)
        {
            Assert.Equal(
                Enumerable.Range(after + 1, Math.Max(0, generation.LastSequence - after)), await FollowAsync(node, caller, generation.Id, after));
        }
    }

    [Fact]
    public async Task LostNotices_CostAPollAndNoEvent()
    {
        // This node's feed does not listen: every wake-up is lost.
        var caller = await _workshop.SignUpAsync();
        var generation = await _workshop.RequestAsync(caller, Boats);

        var seen = await FollowAsync(_workshop.Front, caller, generation.Id, afterSequence: null);

        Assert.Equal((await _workshop.EventsAsync(generation.Id)).Select(row => row.Sequence), seen);
    }

    [Fact]
    public async Task OfAnotherWorkspace_IsNotFound()
    {
        var generation = await _workshop.RequestAsync(await _workshop.SignUpAsync(), Boats);
        var other = await _workshop.SignUpAsync();
        var reader = _workshop.Front.Services.GetRequiredService<GenerationProgressReader>();
        await Assert.ThrowsAsync<NotFoundException>(() => reader.OpenAsync(other, generation.Id, afterSequence: null, CancellationToken.None));
    }

    private static async Task<List<int>> FollowAsync(Node node, CurrentUser caller, Guid generationId, int? afterSequence)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        var reader = node.Services.GetRequiredService<GenerationProgressReader>();
        var seen = new List<int>();
        await foreach (var progress in (await reader.OpenAsync(caller, generationId, afterSequence, patience.Token)).WithCancellation(patience.Token))
            seen.Add(progress.Sequence);
        return seen;
    }

    private Task<Node> ListeningNodeAsync()
        => Node.Build(_workshop.Settings, services => services.Configure<GenerationOptions>(options => options.Concurrency = 1)).StartAsync();
}
