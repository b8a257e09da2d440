using System.Net;
using SocialImages.Api.Tests.Harness;
using SocialImages.Imaging;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Api.Tests.Images;

public sealed class ServingVariantsTests(Service service)
{
    [Theory]
    [InlineData("rendition: THUMBNAIL, format: WEBP", "image/webp", 320)]
    [InlineData("rendition: MEDIUM, format: AVIF", "image/avif", 1080)]
    [InlineData("width: 500", "image/jpeg", 640)]
    [InlineData("width: 1280, format: JPEG", "image/jpeg", 1280)]
    [InlineData("width: 4000, format: PNG", "image/png", 1500)]
    public async Task SizeAndFormatOfChoice_AreMadeAtTheFirstRequest(string arguments, string type, int width)
    {
        var (owner, id) = await PictureAsync($"Variant {arguments}", 30, 1500);

        using var response = await new HttpClient().GetAsync(await UrlAsync(owner, id, arguments));
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(width, (await Uploads.DecodeAsync(bytes)).Size.Width);
        if (type == "image/jpeg") Assert.True(JpegFile.Frame(bytes).Progressive);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiftyRequestsAtOnceOnTwoNodes_MakeItOnce()
    {
        var (owner, id) = await PictureAsync("Stampede", 31, 1500);
        var url = await UrlAsync(owner, id, "width: 800, format: WEBP");
        await using var second = await service.StartNodeAsync();
        var elsewhere = url.ToString().Replace(service.Address.Authority, second.Address.Authority, StringComparison.Ordinal);
        using var http = new HttpClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(at => http.GetAsync(at % 2 == 0 ? url : new Uri(elsewhere))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.ETag!.Tag).Distinct());
        var files = await service.CountAsync(
            "image_variants", "variant = 'w800.webp' and image_id in (select id from images where workspace_id in (select id from workspaces where name = 'Stampede'))");
        Assert.Equal(1, files);
    }

    [Fact]
    public async Task VersionThatNobodyAskedForInAMonth_IsSweptAndMadeAgain()
    {
        var (owner, id) = await PictureAsync("Month", 38, 900);
        using var http = new HttpClient();
        var unused = await MadeAsync("width: 640, format: WEBP");
        await MadeAsync("width: 320, format: WEBP");
        await MadeAsync("rendition: THUMBNAIL, format: AVIF");
        var rows = $"image_id in (select id from images where workspace_id = (select id from workspaces where name = 'Month'))";
        // Those of the second have the bytes of the eager thumbnail, which must stay; the third has been shown since.
        await service.ChangeAsync($"update image_variants v set content_hash = r.content_hash from image_renditions r where r.image_id = v.image_id and r.rendition = 'Thumbnail' and variant = 'w320.webp' and v.{rows}");
        await service.ChangeAsync($"update image_variants set used_at = now() - interval '31 days' where {rows}");
        var shown = await UrlAsync(owner, id, "rendition: THUMBNAIL, format: AVIF");
        await service.ChangeAsync("update stored_files set touched_at = touched_at - interval '7 hours' where workspace_id = (select id from workspaces where name = 'Month')");

        Assert.Equal(0, (await service.RunAsync("images", "sweep")).ExitCode);

        Assert.Equal(1, await service.CountAsync("image_variants", rows));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(shown)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(unused)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(await UrlAsync(owner, id, "rendition: THUMBNAIL"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(await UrlAsync(owner, id, "rendition: FULL"))).StatusCode);
        await MadeAsync("width: 640, format: WEBP");

        // The link to its bytes, which is only given once it is made.
        async Task<Uri> MadeAsync(string arguments)
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(await UrlAsync(owner, id, arguments))).StatusCode);
            return await UrlAsync(owner, id, arguments);
        }
    }

    [Theory]
    [InlineData("w640.webp", "w641.webp", HttpStatusCode.Forbidden)]
    [InlineData("w640.webp", "w640.avif", HttpStatusCode.Forbidden)]
    [InlineData("w640.webp", "w0640.webp", HttpStatusCode.NotFound)]
    [InlineData("w640.webp", "w99999.webp", HttpStatusCode.NotFound)]
    [InlineData("w640.webp", "full.gif", HttpStatusCode.NotFound)]
    public async Task AlteredLink_MakesNothing(string part, string altered, HttpStatusCode expected)
    {
        var (owner, id) = await PictureAsync($"Altered {altered}", 32, 900);
        var url = (await UrlAsync(owner, id, "width: 640, format: WEBP")).ToString();

        using var response = await new HttpClient().GetAsync(new Uri(url.Replace(part, altered, StringComparison.Ordinal)));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(0, await service.CountAsync("image_variants", $"variant = '{altered}'"));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(5000)]
    [InlineData(-1)]
    public async Task WidthOutOfRange_IsAnError(int width)
    {
        var (owner, id) = await PictureAsync($"Width {width}", 33, 400);

        var answer = await owner.SendAsync($"query($id: ID!) {{ node(id: $id) {{ ... on Image {{ url(width: {width}) }} }} }}", new { id });

        Assert.True(answer.Body.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task Download_IsAFileInTheChosenFormatAndIsWrittenDown()
    {
        var (owner, id) = await PictureAsync("Downloads", 34, 900);

        var download = (await owner.MutateAsync("downloadImage", new { imageId = id, format = "WEBP", width = 333 }, "download { url fileName expiresAt }")).GetProperty("download");
        using var response = await new HttpClient().GetAsync(new Uri(download.GetProperty("url").GetString()!));

        Assert.Equal(("attachment", "big-picture.webp"), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileName!.Trim('"')));
        Assert.Equal(333, (await Uploads.DecodeAsync(await response.Content.ReadAsByteArrayAsync())).Size.Width);
        Assert.InRange(download.GetProperty("expiresAt").GetDateTimeOffset() - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5.1));
        Assert.Equal(1, await service.CountAsync("audit_entries", "action = 'downloadImage' and workspace_id in (select id from workspaces where name = 'Downloads')"));
    }

    [Fact]
    public async Task DownloadOfEveryPixel_IsTheStoredFile()
    {
        var (owner, id) = await PictureAsync("Whole", 35, 900);

        var url = (await owner.MutateAsync("downloadImage", new { imageId = id }, "download { url }")).GetProperty("download").GetProperty("url").GetString()!;

        using var http = new HttpClient();
        Assert.Equal(await http.GetByteArrayAsync(await UrlAsync(owner, id, "rendition: FULL")), await http.GetByteArrayAsync(new Uri(url)));
    }

    [Fact]
    public async Task DownloadOfAnotherWorkspacesPicture_IsNotFoundAndNotWrittenDown()
    {
        var (_, id) = await PictureAsync("Theirs", 36, 400);
        var stranger = await service.NewOwnerAsync("Curious");

        var payload = await stranger.TryMutateAsync("downloadImage", new { imageId = id }, "download { url }");

        Assert.Equal("NOT_FOUND", payload.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(0, await service.CountAsync("audit_entries", "workspace_id in (select id from workspaces where name = 'Curious') and action = 'downloadImage'"));
    }

    [Theory]
    [InlineData("SQUARE", 800, 800)]
    [InlineData("PORTRAIT_4_5", 640, 800)]
    [InlineData("LANDSCAPE_191", 1200, 628)]
    public async Task SuggestedCrop_IsTheLargestOfItsRatioInsideThePicture(string ratio, int width, int height)
    {
        var (owner, id) = await PictureAsync($"Crop {ratio}", 37, 1200);

        var crop = (await owner.QueryAsync(
            $"query($id: ID!) {{ node(id: $id) {{ ... on Image {{ suggestedCrop(aspectRatio: {ratio}) {{ left top width height }} }} }} }}", new { id }))
            .GetProperty("node").GetProperty("suggestedCrop");

        Assert.Equal((width, height), (crop.GetProperty("width").GetInt32(), crop.GetProperty("height").GetInt32()));
        Assert.InRange(crop.GetProperty("left").GetInt32(), 0, 1200 - width);
        Assert.InRange(crop.GetProperty("top").GetInt32(), 0, 800 - height);
    }

    private async Task<(GraphQLClient Owner, string Id)> PictureAsync(string workspace, int seed, int width)
    {
        var owner = await service.NewOwnerAsync(workspace);
        var image = await owner.UploadAsync(await Uploads.PictureAsync(seed, ImageFormat.Jpeg, width, width * 2 / 3), "Big picture.jpg");
        return (owner, image.GetProperty("id").GetString()!);
    }

    private static async Task<Uri> UrlAsync(GraphQLClient owner, string id, string arguments)
        => new((await owner.QueryAsync($"query($id: ID!) {{ node(id: $id) {{ ... on Image {{ url({arguments}) }} }} }}", new { id }))
            .GetProperty("node").GetProperty("url").GetString()!);
}
