using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.Publishing.Tests.Docks;

/// <summary>What people do before the dock takes over: pictures, drafts, schedules.</summary>
internal static class Writing
{
    public const string Caption = "Fresh bread, every morning at seven. #bakery";

    private static readonly ConcurrentDictionary<(PixelSize, byte), Lazy<Task<ReadOnlyMemory<byte>>>> Painted = new();

    public static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    public static async Task<Guid> ScheduleAsync(
        this Dock dock, int pictures = 1, string caption = Caption, TimeSpan? from = null, AutoImage? autoImage = null, Guid? accountId = null,
        IReadOnlyList<Guid>? imageIds = null)
    {
        var attached = new List<Guid>(imageIds ?? []);
        for (var i = 0; i < pictures; i++)
            attached.Add(await dock.AddPictureAsync(new PixelSize(600 + (30 * i), 600), (byte)(40 * (i + 1))));
        var altTexts = attached.Select((_, i) => (string?)$"Loaf {i + 1}").ToList();
        var post = await dock.CommandAsync<CreatePostCommand, Post>(command => command.ExecuteAsync(
            dock.Owner, new CreatePost(caption, accountId ?? dock.AccountId, attached, altTexts, null), CancellationToken.None));
        await dock.RescheduleAsync(post.Id, from ?? AnHour, autoImage);
        return post.Id;
    }

    public static Task<Post> RescheduleAsync(this Dock dock, Guid postId, TimeSpan from, AutoImage? autoImage = null, PostRepeat? repeat = null) =>
        dock.CommandAsync<SchedulePostCommand, Post>(command => command.ExecuteAsync(
            dock.Owner,
            new SchedulePost(postId, (dock.Clock.GetUtcNow() + from).UtcDateTime, "Etc/UTC", autoImage, null) { Repeat = repeat },
            CancellationToken.None));

    /// <summary>Prepared and due, in this order: their slots were a minute apart.</summary>
    public static async Task<List<Guid>> ReadyAtOnceAsync(this Dock dock, params (string Caption, Guid AccountId)[] posts)
    {
        var ids = new List<Guid>();
        foreach (var (caption, accountId) in posts)
            ids.Add(await dock.ScheduleAsync(caption: caption, accountId: accountId, from: AnHour + TimeSpan.FromMinutes(ids.Count)));
        foreach (var id in ids)
            await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.PassAsync((await dock.PostAsync(ids[^1])).ScheduledFor!.Value - dock.Clock.GetUtcNow());
        return ids;
    }

    public static Task RequireApprovalAsync(this Dock dock) => dock.CommandAsync<UpdatePublishingSettingsCommand, PublishingSettings>(command =>
        command.ExecuteAsync(dock.Owner, new UpdatePublishingSettings(true, null, null, false), CancellationToken.None));

    public static async Task ApproveAsync(this Dock dock, Guid id)
    {
        var hash = await dock.AskAsync(async context => await context.HashContentAsync(
            await context.Posts.Include(post => post.Images).SingleAsync(post => post.Id == id), CancellationToken.None));
        await dock.CommandAsync<ApprovePostCommand, Post>(command =>
            command.ExecuteAsync(dock.Owner, new ApprovePost(id, hash.Hex), CancellationToken.None));
    }

    public static Task<Post> EditCaptionAsync(this Dock dock, Guid id, string caption) => dock.CommandAsync<UpdatePostCommand, Post>(command =>
        command.ExecuteAsync(dock.Owner, new UpdatePost(id, caption, null, null, null), CancellationToken.None));

    public static Task<Post> ResolveAsync(this Dock dock, Guid id, PostResolution resolution) => dock.CommandAsync<ResolvePostCommand, Post>(command =>
        command.ExecuteAsync(dock.Owner, id, resolution, CancellationToken.None));

    public static async Task<Guid> AddPictureAsync(this Dock dock, PixelSize size, byte shade, ImageSource source = ImageSource.Uploaded)
    {
        var bytes = await PaintAsync(dock, size, shade);
        var image = new Image
        {
            Id = Guid.CreateVersion7(dock.Clock.GetUtcNow()),
            WorkspaceId = dock.Owner.WorkspaceId,
            CreatedById = dock.Owner.UserId,
            Source = source,
            Width = size.Width,
            Height = size.Height,
            ByteSize = bytes.Length,
            MimeType = "image/png",
            Placeholder = "L00000fQfQfQfQfQfQfQfQfQfQfQ",
            ContentHash = ContentHash.Of(bytes.Span),
            CreatedAt = dock.Clock.GetUtcNow(),
        };
        await dock.Node.GetRequiredService<IImageStore>().WriteAsync(image.StorageKey, bytes, CancellationToken.None);
        return await dock.AskAsync(async context =>
        {
            context.Images.Add(image);
            await context.SaveChangesAsync();
            return image.Id;
        });
    }

    /// <summary>Cuts the stored file in half.</summary>
    public static async Task BreakPictureAsync(this Dock dock, Guid imageId)
    {
        var key = await dock.AskAsync(async context => (await context.Images.FindAsync(imageId))!.StorageKey);
        var file = Directory.GetFiles(dock.Settings.StoragePath, key.Hash.Hex, SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)]);
    }

    // Painted once a process: hundreds of tests need a picture, hardly one needs another.
    private static Task<ReadOnlyMemory<byte>> PaintAsync(Dock dock, PixelSize size, byte shade) => Painted
        .GetOrAdd((size, shade), _ => new Lazy<Task<ReadOnlyMemory<byte>>>(() => PaintOnceAsync(dock, size, shade))).Value;

    private static async Task<ReadOnlyMemory<byte>> PaintOnceAsync(Dock dock, PixelSize size, byte shade)
    {
        var canvas = new PixelBuffer(size, PixelFormat.Rgb);
        canvas.Fill(new PixelRect(0, 0, size.Width, size.Height), new Rgb(shade, 90, 200));
        canvas.Fill(new PixelRect(size.Width / 4, size.Height / 4, size.Width / 2, size.Height / 2), new Rgb(250, shade, 40));
        var encoded = await dock.Node.GetRequiredService<ImageCodec>().EncodeAsync(canvas, ImageFormat.Png);
        return encoded.Bytes;
    }
}
