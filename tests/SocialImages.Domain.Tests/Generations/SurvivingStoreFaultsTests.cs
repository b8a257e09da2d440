using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

/// <summary>The store cannot: full, read-only, away, or answering later than it should.</summary>
public sealed class SurvivingStoreFaultsTests
{
    private static readonly GenerateImages Boat = new() { Prompt = "a boat", Size = "64x64" };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task OneWriteThatFails_IsRepeatedAndNothingIsPaidTwice(int write)
    {
        await using var workshop = await Workshop.OpenAsync();
        var spare = new SpareProvider();
        await workshop.StartSpareAsync(spare, services => Wrap(services, number => number == write));
        var caller = await workshop.SignUpAsync(credits: 100);

        var generation = await workshop.GenerateAsync(caller, Boat);

        Assert.Equal((GenerationStatus.Succeeded, 1), (generation.Status, spare.Calls));
        var image = Assert.Single(await workshop.ImagesAsync(generation.Id));
        Assert.True(IsStored(workshop, image.ContentHash));
        await workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task StoreThatStaysFull_EndsTheGenerationWithoutARowAndWithoutACharge()
    {
        await using var workshop = await Workshop.OpenAsync();
        var spare = new SpareProvider();
        await workshop.StartSpareAsync(spare, services => Wrap(services, _ => true));
        var caller = await workshop.SignUpAsync(credits: 100);

        var generation = await workshop.GenerateAsync(caller, Boat);

        Assert.Equal("GENERATION_INTERRUPTED", generation.Failure!.Code);
        Assert.Empty(await workshop.ImagesAsync(generation.Id));
        Assert.Equal(new Balance(100, 100, 0, 0), await workshop.BalanceAsync(caller));
        Assert.Equal((SpareProvider.Price, 1), (generation.CostUsd, spare.Calls));
        await workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task FolderThatCannotBeMade_IsTheSameAndLeavesNoHalfFile()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.StartSpareAsync(new SpareProvider());
        var caller = await workshop.SignUpAsync(credits: 100);
        // A file in the workspace's place: the disk says no, whoever asks.
        await File.WriteAllTextAsync(Path.Combine(workshop.Storage, caller.WorkspaceId.ToString("N")), "in the way");

        var generation = await workshop.GenerateAsync(caller, Boat);

        Assert.Equal("GENERATION_INTERRUPTED", generation.Failure!.Code);
        Assert.Equal(new Balance(100, 100, 0, 0), await workshop.BalanceAsync(caller));
        Assert.DoesNotContain(Directory.EnumerateFiles(workshop.Storage, "*", SearchOption.AllDirectories), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    private static bool IsStored(Workshop workshop, ContentHash hash)
        => Directory.EnumerateFiles(workshop.Storage, hash.Hex, SearchOption.AllDirectories).Any();

    private static void Wrap(IServiceCollection services, Predicate<int> fails) => services.WrapStore(store => new MoodyStore(store, fails));

    private sealed class MoodyStore(IImageStore store, Predicate<int> fails) : IImageStore
    {
        private int _writes;

        public Task WriteAsync(StorageKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
            => fails(Interlocked.Increment(ref _writes))
                ? throw new ImageStoreException("No space is left.", new IOException("No space left on device"))
                : store.WriteAsync(key, bytes, cancellationToken);

        public string? PublicUrlOf(StorageKey key) => store.PublicUrlOf(key);

        public Task<Stream?> OpenReadAsync(StorageKey key, CancellationToken cancellationToken) => store.OpenReadAsync(key, cancellationToken);

        public Task DeleteAsync(StorageKey key, CancellationToken cancellationToken) => store.DeleteAsync(key, cancellationToken);
    }
}
