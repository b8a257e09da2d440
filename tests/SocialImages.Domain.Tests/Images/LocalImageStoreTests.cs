using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Storage;
using SocialImages.Testing;

namespace SocialImages.Domain.Tests.Images;

public sealed class LocalImageStoreTests : ImageStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("store-").FullName;
    private readonly string _aside = Directory.CreateTempSubdirectory("aside-").FullName;

    public LocalImageStoreTests() => Store = StoreIn(_folder);

    protected override IImageStore Store { get; }

    [Fact]
    public async Task FullDisk_IsAnErrorThatLeavesNothingBehind()
    {
        using var disk = new SmallDisk(megabytes: 1);
        var store = StoreIn(disk.Path);
        var (first, small) = await PictureAsync(400);
        var (second, large) = await PictureAsync(500);
        await store.WriteAsync(first, small, CancellationToken.None);

        await Assert.ThrowsAsync<ImageStoreException>(() => store.WriteAsync(second, large, CancellationToken.None));

        Assert.Equal(small, (await store.ReadAsync(first, CancellationToken.None))!.Value.ToArray());
        Assert.Null(await store.OpenReadAsync(second, CancellationToken.None));
        Assert.Single(Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ReadOnlyFolder_IsAnErrorAndStillRead()
    {
        using var disk = new SmallDisk(megabytes: 1);
        var store = StoreIn(disk.Path);
        var (kept, bytes) = await PictureAsync();
        await store.WriteAsync(kept, bytes, CancellationToken.None);
        disk.MakeReadOnly();

        var (key, other) = await PictureAsync();
        await Assert.ThrowsAsync<ImageStoreException>(() => store.WriteAsync(key, other, CancellationToken.None));
        await Assert.ThrowsAsync<ImageStoreException>(() => store.DeleteAsync(kept, CancellationToken.None));
        Assert.Equal(bytes, (await store.ReadAsync(kept, CancellationToken.None))!.Value.ToArray());
    }

    [Fact]
    public async Task CanceledWrite_LeavesNothingBehind()
    {
        var (key, bytes) = await PictureAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(key, bytes, new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task HalfAFileOfAKilledWriter_IsNeverRead()
    {
        var (key, bytes) = await PictureAsync();
        await Store.WriteAsync(key, bytes, CancellationToken.None);
        var file = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Single();
        File.Delete(file);
        await File.WriteAllBytesAsync($"{file}.0123456789abcdef.part", bytes[..100]);

        Assert.Null(await ReadAsync(key));
        await Store.WriteAsync(key, bytes, CancellationToken.None);
        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Fact]
    public async Task PartsOfKilledWriters_AreClearedWhenOld()
    {
        var store = StoreIn(_folder);
        var old = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "w", "ab")).FullName, "x.1.part");
        var young = Path.Combine(_folder, "w", "ab", "x.2.part");
        await File.WriteAllBytesAsync(old, [1]);
        await File.WriteAllBytesAsync(young, [1]);
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));

        Assert.Equal(1, store.DeletePartsBefore(TimeProvider.System.GetUtcNow().AddHours(-1)));

        Assert.Equal([young], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_aside, recursive: true);
    }

    // A file where the folder should be: nothing can be written below it, by nobody.
    protected override Task BreakAsync()
    {
        Directory.Delete(_aside);
        Directory.Move(_folder, _aside);
        return File.WriteAllTextAsync(_folder, "");
    }

    protected override Task HealAsync()
    {
        File.Delete(_folder);
        Directory.Move(_aside, _folder);
        Directory.CreateDirectory(_aside);
        return Task.CompletedTask;
    }

    // A disk loses no replies: what comes nearest is a writer that died after its rename.
    protected override Task LoseNextReplyAsync() => Task.CompletedTask;

    private static LocalImageStore StoreIn(string folder) => new(Options.Create(new LocalImageStoreOptions { Path = folder }));
}
