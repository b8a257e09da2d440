using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>What was delivered ahead of time is no longer there when Instagram is to fetch it.</summary>
public sealed class LosingDeliveredPicturesTests
{
    [Fact]
    public async Task CopyDeletedBeforeTheContainer_IsDeliveredAgain()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        var delivered = await dock.RunAsync(id, post => post.Images[0].PreparedUrl is not null && post.LeaseUntil is null);
        await dock.Node.GetRequiredService<CloudinaryClient>().DestroyAsync(delivered.Images[0].DeliveryId!, CancellationToken.None);

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, post.Images[0].PreparedHash!.Value.Hex), (post.Status, published.Image!.Sha256));
        Assert.Equal(2, await dock.Outside.CountAsync("cloudinary", "upload"));
        Assert.InRange(published.PublishedAt - post.ScheduledFor!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task JpegLostFromTheStore_IsMadeAnew()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        var previewed = Assert.Single(await dock.Node.GetRequiredService<PostPreviews>().OfAsync(await dock.PostAsync(id), CancellationToken.None)).Sha256;
        await dock.Node.GetRequiredService<IImageStore>().DeleteAsync(
            new StorageKey(dock.Owner.WorkspaceId, new ContentHash(previewed)), CancellationToken.None);

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, previewed), (post.Status, published.Image!.Sha256));
        Assert.InRange(published.PublishedAt - post.ScheduledFor!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
