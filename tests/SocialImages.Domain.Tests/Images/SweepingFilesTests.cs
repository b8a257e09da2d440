using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Renditions;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Images.Uploads;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Domain.Tests.Images;

public sealed class SweepingFilesTests : IAsyncLifetime
{
    private static readonly ImagingEngine Engine = new();
    private Workshop _workshop = null!;
    private CurrentUser _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        _owner = await _workshop.SignUpAsync();
    }

    [Fact]
    public async Task OnlyFilesThatNoRowNames_AreDeleted()
    {
        var image = await UploadAsync(1);
        await Service<ImageVariants>().GetAsync(_owner.WorkspaceId, image.Id, VariantSpec.Of(Domain.Images.Rendition.Thumbnail, RenditionFormat.Webp), CancellationToken.None);
        var orphan = await StoreOrphanAsync();
        var before = Files();
        Assert.Equal(5, before.Count);
        await AgeAsync();

        Assert.Equal(1, await Service<FileSweeper>().SweepAsync(CancellationToken.None));

        Assert.Equal([orphan.Hash.Hex], before.Except(Files()));
        Assert.Equal(0, await Service<FileSweeper>().SweepAsync(CancellationToken.None));
    }

    [Fact]
    public async Task YoungFile_IsLeftAlone()
    {
        await StoreOrphanAsync();

        Assert.Equal(0, await Service<FileSweeper>().SweepAsync(CancellationToken.None));
        Assert.Single(Files());
    }

    [Fact]
    public async Task FileWrittenAgain_IsYoungAgain()
    {
        var orphan = await StoreOrphanAsync();
        await AgeAsync();
        var bytes = await Service<IImageStore>().ReadAsync(orphan, CancellationToken.None);

        await Service<StoredFiles>().WriteAsync(orphan, bytes!.Value, CancellationToken.None);

        Assert.Equal(0, await Service<FileSweeper>().SweepAsync(CancellationToken.None));
        Assert.Single(Files());
    }

    [Fact]
    public async Task CrashBetweenBytesAndRows_IsCleanedUp()
    {
        var bytes = await PictureAsync(2);
        await Service<ImageIntake>().TakeAsync(_owner.WorkspaceId, UploadOf(bytes), CancellationToken.None);
        Assert.Equal(3, Files().Count);
        await AgeAsync();

        Assert.Equal(3, await Service<FileSweeper>().SweepAsync(CancellationToken.None));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task DeletedWorkspacesFiles_AreDeleted()
    {
        await UploadAsync(3);
        await _workshop.ExecuteAsync($"delete from images");
        await _workshop.ExecuteAsync($"delete from workspaces");
        await AgeAsync();

        Assert.Equal(3, await Service<FileSweeper>().SweepAsync(CancellationToken.None));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task UploadThatNobodyCompleted_IsForgottenWithItsBytes()
    {
        var bytes = await PictureAsync(4);
        var target = await _workshop.Front.RunAsync((CreateUploadTargetCommand command) => command.ExecuteAsync(
            _owner, new CreateUploadTarget("a.jpg", bytes.Length), CancellationToken.None));
        Assert.Equal(ReceiveResult.Received, await Service<DatabaseUploadStage>().ReceiveAsync(target.Upload, new MemoryStream(bytes), CancellationToken.None));
        await _workshop.ExecuteAsync($"update staged_uploads set expires_at = now() - interval '11 minutes'");

        await Service<FileSweeper>().SweepAsync(CancellationToken.None);

        Assert.Equal(0, await _workshop.ReadAsync(context => context.StagedUploads.CountAsync()));
        Assert.Equal([0], await _workshop.ReadAsync(context => context.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from staged_chunks").ToListAsync()));
    }

    [Fact]
    public async Task Moving_CopiesEveryFileAndDeletesTheFirstOnlyWhenAsked()
    {
        await using var s3 = new ObjectStore();
        await s3.InitializeAsync();
        await UploadAsync(5);
        var files = Files();
        await using var node = Node.Build(new Dictionary<string, string?>(_workshop.Settings)
        {
            ["AWS_S3_BUCKET"] = "library",
            ["AWS_ENDPOINT_URL_S3"] = s3.Address.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = ObjectStore.Key,
            ["AWS_SECRET_ACCESS_KEY"] = ObjectStore.Key,
        });
        await node.Services.GetRequiredService<Domain.Images.Storage.S3.S3Bucket>().Client.PutBucketAsync("library");

        var copied = await node.RunAsync((MoveImagesCommand command) => command.ExecuteAsync(new MoveImages("local", "s3", null, false), CancellationToken.None));
        Assert.Equal((3, 0), (copied.Moved, copied.Missing.Count));
        Assert.Equal(files, Files());
        Assert.Equal(files.Select(hash => $"{_owner.WorkspaceId:N}/{hash}").Order(), s3.Keys("library"));

        await node.RunAsync((MoveImagesCommand command) => command.ExecuteAsync(new MoveImages("local", "s3", null, true), CancellationToken.None));
        Assert.Empty(Files());
        var back = await node.RunAsync((MoveImagesCommand command) => command.ExecuteAsync(new MoveImages("s3", "local", null, false), CancellationToken.None));
        Assert.Equal(3, back.Moved);
        Assert.Equal(files, Files());
    }

    [Fact]
    public async Task MovingADamagedFile_NamesItAndLeavesIt()
    {
        await UploadAsync(6);
        var file = Directory.GetFiles(_workshop.Storage, "*", SearchOption.AllDirectories)[0];
        await File.WriteAllBytesAsync(file, [1, 2, 3]);
        await using var s3 = new ObjectStore();
        await s3.InitializeAsync();
        await using var node = Node.Build(new Dictionary<string, string?>(_workshop.Settings)
        {
            ["AWS_S3_BUCKET"] = "library",
            ["AWS_ENDPOINT_URL_S3"] = s3.Address.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = ObjectStore.Key,
            ["AWS_SECRET_ACCESS_KEY"] = ObjectStore.Key,
        });
        await node.Services.GetRequiredService<Domain.Images.Storage.S3.S3Bucket>().Client.PutBucketAsync("library");

        var moved = await node.RunAsync((MoveImagesCommand command) => command.ExecuteAsync(new MoveImages("local", "s3", null, true), CancellationToken.None));

        Assert.Equal((2, Path.GetFileName(file)), (moved.Moved, Assert.Single(moved.Missing).Hash.Hex));
        Assert.Equal([Path.GetFileName(file)], Files());
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    private T Service<T>()
        where T : notnull
        => _workshop.Front.Services.GetRequiredService<T>();

    private async Task<Image> UploadAsync(int seed)
    {
        var bytes = await PictureAsync(seed);
        return (await _workshop.Front.RunAsync((UploadImagesCommand command) => command.ExecuteAsync(_owner, [UploadOf(bytes)], CancellationToken.None)))[0];
    }

    private async Task<StorageKey> StoreOrphanAsync()
    {
        var bytes = RandomNumberGenerator.GetBytes(100);
        var key = new StorageKey(_owner.WorkspaceId, ContentHash.Of(bytes));
        await Service<StoredFiles>().WriteAsync(key, bytes, CancellationToken.None);
        return key;
    }

    private Task<int> AgeAsync() => _workshop.ExecuteAsync($"update stored_files set touched_at = touched_at - interval '7 hours'");

    private List<string> Files() => [.. Directory.GetFiles(_workshop.Storage, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static ImageUpload UploadOf(byte[] bytes) => new("a.jpg", bytes.Length, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes)));

    private static async Task<byte[]> PictureAsync(int seed)
    {
        var canvas = new PixelBuffer(new PixelSize(1200, 900), PixelFormat.Rgb);
        new Random(seed).NextBytes(canvas.Row(100));
        return (await new ImageCodec(Engine).EncodeAsync(canvas, ImageFormat.Jpeg)).Bytes.ToArray();
    }
}
