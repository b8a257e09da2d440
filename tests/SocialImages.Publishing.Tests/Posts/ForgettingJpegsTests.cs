using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>The exact JPEGs made for posts stay as long as a post shows them, and no longer.</summary>
public sealed class ForgettingJpegsTests
{
    [Fact]
    public async Task DeletedDraft_TakesItsJpegAndItsBytesAlong()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        var jpeg = await PreviewAsync(dock, id);
        await dock.CommandAsync<DeletePostCommand, Post>(command => command.ExecuteAsync(dock.Owner, id, CancellationToken.None));

        Assert.Equal(0, await SweepAsync(dock));
        Assert.NotNull(await ReadAsync(dock, jpeg));
        await dock.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, await SweepAsync(dock));

        Assert.Null(await ReadAsync(dock, jpeg));
        Assert.Equal(0, await dock.AskAsync(context => context.InstagramJpegs.CountAsync()));
    }

    [Fact]
    public async Task ScheduledPost_KeepsItsJpeg()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(from: TimeSpan.FromDays(30));
        var jpeg = await PreviewAsync(dock, id);
        await dock.PassAsync(TimeSpan.FromDays(10));

        Assert.Equal(0, await SweepAsync(dock));

        Assert.NotNull(await ReadAsync(dock, jpeg));
        Assert.Equal(jpeg, await PreviewAsync(dock, id));
    }

    [Fact]
    public async Task PublishedPost_KeepsWhatWentOutAndNothingElse()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        var image = (await dock.PostAsync(id)).Images[0].ImageId;
        var uncropped = await PreviewAsync(dock, id);
        await dock.CommandAsync<UpdatePostCommand, Post>(command => command.ExecuteAsync(
            dock.Owner, new UpdatePost(id, null, null, [image], null) { Crops = [new PictureCrop(100, 100, 400, 400)] }, CancellationToken.None));
        await dock.RunAsync(id);
        await dock.PassAsync(TimeSpan.FromDays(10));

        Assert.Equal(1, await SweepAsync(dock));

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.NotNull(await ReadAsync(dock, published.Image!.Sha256));
        Assert.NotEqual(uncropped, published.Image.Sha256);
        Assert.Null(await ReadAsync(dock, uncropped));
    }

    // As the job does it: first the rows, then the files.
    private static async Task<int> SweepAsync(Dock dock)
    {
        var forgotten = await dock.Node.GetRequiredService<InstagramJpegSweeper>().SweepAsync(CancellationToken.None);
        await dock.Node.GetRequiredService<FileSweeper>().SweepAsync(CancellationToken.None);
        return forgotten;
    }

    private static async Task<string> PreviewAsync(Dock dock, Guid id) =>
        Assert.Single(await dock.Node.GetRequiredService<PostPreviews>().OfAsync(await dock.PostAsync(id), CancellationToken.None)).Sha256;

    private static Task<ReadOnlyMemory<byte>?> ReadAsync(Dock dock, string sha256) =>
        dock.Node.GetRequiredService<IImageStore>().ReadAsync(new StorageKey(dock.Owner.WorkspaceId, new ContentHash(sha256)), CancellationToken.None);
}
