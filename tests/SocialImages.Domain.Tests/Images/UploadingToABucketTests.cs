using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Images.Storage.S3;
using SocialImages.Domain.Images.Uploads;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Domain.Tests.Images;

/// <summary>Where the store takes the bytes by itself, and as often as it is asked to until the address ends.</summary>
public sealed class UploadingToABucketTests(ObjectStore server) : IClassFixture<ObjectStore>
{
    private const int Length = 60_000;

    [Fact]
    public async Task AddressUsedAgainAfterCompletion_ChangesNothing()
    {
        await using var workshop = await Workshop.OpenAsync(_ =>
        [
            ("IMAGE_STORAGE", "s3"), ("AWS_S3_BUCKET", "again"), ("AWS_ENDPOINT_URL_S3", server.Address.AbsoluteUri),
            ("AWS_ACCESS_KEY_ID", ObjectStore.Key), ("AWS_SECRET_ACCESS_KEY", ObjectStore.Key),
        ]);
        await workshop.Front.Services.GetRequiredService<S3Bucket>().Client.PutBucketAsync("again");
        var owner = await workshop.SignUpAsync();
        var target = await workshop.Front.RunAsync((CreateUploadTargetCommand command) =>
            command.ExecuteAsync(owner, new CreateUploadTarget("a.jpg", Length), CancellationToken.None));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(target, await PictureAsync(1)));
        var image = await CompleteAsync(workshop, owner, target);
        var stored = server.Keys("again");

        Assert.Equal(HttpStatusCode.OK, await PutAsync(target, await PictureAsync(2)));
        var again = await CompleteAsync(workshop, owner, target);

        Assert.Equal((image.Id, image.ContentHash), (again.Id, again.ContentHash));
        Assert.Equal(1, await workshop.ReadAsync(context => Task.FromResult(context.Images.Count())));
        var bytes = await workshop.Front.Services.GetRequiredService<IImageStore>().ReadAsync(image.StorageKey, CancellationToken.None);
        Assert.Equal(image.ContentHash, ContentHash.Of(bytes!.Value.Span));

        await workshop.ExecuteAsync($"update staged_uploads set expires_at = now() - interval '11 minutes'");
        await workshop.Front.Services.GetRequiredService<FileSweeper>().SweepAsync(CancellationToken.None);
        Assert.Equal(stored, server.Keys("again"));
    }

    private static Task<Image> CompleteAsync(Workshop workshop, CurrentUser owner, UploadTarget target)
        => workshop.Front.RunAsync((CompleteUploadCommand command) => command.ExecuteAsync(owner, target.Upload.Id, new ImageWords(), CancellationToken.None));

    private static async Task<HttpStatusCode> PutAsync(UploadTarget target, byte[] bytes)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, target.Url) { Content = new ByteArrayContent(bytes) };
        foreach (var header in target.Headers) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>The same length for every seed: what is behind a picture does not count.</summary>
    private static async Task<byte[]> PictureAsync(int seed)
    {
        using var engine = new ImagingEngine();
        var canvas = new PixelBuffer(new PixelSize(120, 90), PixelFormat.Rgb);
        new Random(seed).NextBytes(canvas.Row(40));
        var file = new byte[Length];
        (await new ImageCodec(engine).EncodeAsync(canvas, ImageFormat.Jpeg)).Bytes.CopyTo(file);
        return file;
    }
}
