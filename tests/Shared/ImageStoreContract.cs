using System.Security.Cryptography;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Testing;

/// <summary>What every image store keeps, whatever it is made of. Each store's tests inherit it and add its own faults.</summary>
public abstract class ImageStoreContract
{
    private static readonly ImagingEngine Engine = new();
    private int _seed;

    protected abstract IImageStore Store { get; }

    /// <summary>Until healed, every call fails at the store's own end.</summary>
    protected abstract Task BreakAsync();

    protected abstract Task HealAsync();

    /// <summary>The next write takes place, but its writer does not hear of it.</summary>
    protected abstract Task LoseNextReplyAsync();

    [Fact]
    public async Task WrittenBytes_AreReadBack()
    {
        var (key, bytes) = await PictureAsync();

        await Store.WriteAsync(key, bytes, CancellationToken.None);

        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Fact]
    public async Task MissingKey_IsNull() => Assert.Null(await ReadAsync((await PictureAsync()).Key));

    [Fact]
    public async Task WritingTwice_IsTheSameAsOnce()
    {
        var (key, bytes) = await PictureAsync();

        await Store.WriteAsync(key, bytes, CancellationToken.None);
        await Store.WriteAsync(key, bytes, CancellationToken.None);

        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Fact]
    public async Task EightWritersOfOneKey_LeaveItWhole()
    {
        var (key, bytes) = await PictureAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.WriteAsync(key, bytes, CancellationToken.None)));

        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Fact]
    public async Task Deleted_IsGoneAndCanBeDeletedAgainAndWrittenAgain()
    {
        var (key, bytes) = await PictureAsync();
        await Store.WriteAsync(key, bytes, CancellationToken.None);

        await Store.DeleteAsync(key, CancellationToken.None);
        await Store.DeleteAsync(key, CancellationToken.None);
        Assert.Null(await ReadAsync(key));

        await Store.WriteAsync(key, bytes, CancellationToken.None);
        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Fact]
    public async Task SameHashInAnotherWorkspace_IsAnotherFile()
    {
        var (key, bytes) = await PictureAsync();
        await Store.WriteAsync(key, bytes, CancellationToken.None);
        var other = key with { WorkspaceId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()) };

        Assert.Null(await ReadAsync(other));
        await Store.DeleteAsync(other, CancellationToken.None);
        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Fact]
    public async Task Seeking_ReadsFromThere()
    {
        var (key, bytes) = await PictureAsync();
        await Store.WriteAsync(key, bytes, CancellationToken.None);

        await using var stream = (await Store.OpenReadAsync(key, CancellationToken.None))!;
        Assert.Equal(bytes.Length, stream.Length);
        foreach (var from in new[] { bytes.Length / 2, 3, bytes.Length - 1 })
        {
            stream.Seek(from, SeekOrigin.Begin);
            var part = new byte[Math.Min(100, bytes.Length - from)];
            await stream.ReadExactlyAsync(part);
            Assert.Equal(bytes[from..(from + part.Length)], part);
        }
    }

    [Fact]
    public async Task BrokenStore_SaysSoAndHasStoredNothing()
    {
        var (kept, keptBytes) = await PictureAsync();
        var (key, bytes) = await PictureAsync();
        await Store.WriteAsync(kept, keptBytes, CancellationToken.None);

        await BreakAsync();
        await Assert.ThrowsAsync<ImageStoreException>(() => Store.WriteAsync(key, bytes, CancellationToken.None));
        await HealAsync();

        Assert.Null(await ReadAsync(key));
        Assert.Equal(keptBytes, await ReadAsync(kept));
        await Store.WriteAsync(key, bytes, CancellationToken.None);
        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Fact]
    public async Task LostReply_IsMendedByWritingAgain()
    {
        var (key, bytes) = await PictureAsync();
        await LoseNextReplyAsync();

        try
        {
            await Store.WriteAsync(key, bytes, CancellationToken.None);
        }
        catch (ImageStoreException)
        {
            await Store.WriteAsync(key, bytes, CancellationToken.None);
        }

        Assert.Equal(bytes, await ReadAsync(key));
    }

    protected async Task<(StorageKey Key, byte[] Bytes)> PictureAsync(int side = 96)
    {
        var canvas = new PixelBuffer(new PixelSize(side, side), PixelFormat.Rgb);
        new Random(Interlocked.Increment(ref _seed)).NextBytes(canvas.Pixels);
        var bytes = (await new ImageCodec(Engine).EncodeAsync(canvas, ImageFormat.Png)).Bytes.ToArray();
        return (new StorageKey(new Guid(RandomNumberGenerator.GetBytes(16)), ContentHash.Of(bytes)), bytes);
    }

    protected async Task<byte[]?> ReadAsync(StorageKey key) => (await Store.ReadAsync(key, CancellationToken.None))?.ToArray();
}
