using System.Net;
using System.Text;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;
using SocialImages.Imaging;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Api.Tests.Images;

public sealed class UploadingImagesTests(Service service)
{
    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.WebP)]
    [InlineData(ImageFormat.Avif)]
    public async Task Picture_IsInTheLibraryWithAllThatIsKnownOfIt(ImageFormat format)
    {
        var owner = await service.NewOwnerAsync($"Uploads {format}");

        var image = await owner.UploadAsync(await Uploads.PictureAsync(1, format), $"Red bicycle.{format.Extension()}");

        Assert.Equal(("UPLOADED", "Red bicycle", "image/jpeg"), (Text(image, "source"), Text(image, "title"), Text(image, "mimeType")));
        Assert.Equal((640, 480), (image.GetProperty("size").GetProperty("width").GetInt32(), image.GetProperty("size").GetProperty("height").GetInt32()));
        Assert.Matches("^.{28}$", Text(image, "placeholder"));
        Assert.Matches("^[0-9a-f]{16}$", Text(image, "perceptualHash"));
        Assert.InRange(image.GetProperty("colors").GetArrayLength(), 1, 5);
        Assert.True(image.GetProperty("sharpness").GetDouble() > 0);
        var library = await owner.QueryAsync("{ images { nodes { id } } }");
        Assert.Equal(Text(image, "id"), library.GetProperty("images").GetProperty("nodes")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task SameBytesAgain_AreTheSamePicture()
    {
        var owner = await service.NewOwnerAsync("Twice");
        var bytes = await Uploads.PictureAsync(2);

        var first = await owner.UploadAsync(bytes, "one.jpg");
        var payload = await owner.TryUploadAsync(("two.jpg", bytes), ("three.jpg", await Uploads.PictureAsync(3)), ("four.jpg", bytes));

        var ids = payload.GetProperty("images").EnumerateArray().Select(image => Text(image, "id")).ToList();
        Assert.Equal([Text(first, "id"), ids[1], Text(first, "id")], ids);
        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(2, await ImagesOfAsync(owner));
    }

    [Fact]
    public async Task TenUploadsOfTheSameBytesAtOnce_AreOnePicture()
    {
        var owner = await service.NewOwnerAsync("Race");
        var bytes = await Uploads.PictureAsync(4);

        var images = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.UploadAsync(bytes)));

        Assert.Single(images.Select(image => Text(image, "id")).Distinct());
        Assert.Equal(1, await ImagesOfAsync(owner));
    }

    [Fact]
    public async Task ServedFileUploadedAgain_IsTheSamePicture()
    {
        var owner = await service.NewOwnerAsync("Back");
        var image = await owner.UploadAsync(await Uploads.PictureAsync(5));
        using var http = new HttpClient();

        var again = await owner.UploadAsync(await http.GetByteArrayAsync(new Uri(Text(image, "url"))));

        Assert.Equal(Text(image, "id"), Text(again, "id"));
    }

    [Fact]
    public async Task SameBytesInAnotherWorkspace_AreAnotherPicture()
    {
        var bytes = await Uploads.PictureAsync(6);
        var first = await (await service.NewOwnerAsync("Mine")).UploadAsync(bytes);
        var other = await (await service.NewOwnerAsync("Yours")).UploadAsync(bytes);

        Assert.NotEqual(Text(first, "id"), Text(other, "id"));
        Assert.Equal(Text(first, "contentHash"), Text(other, "contentHash"));
    }

    [Fact]
    public async Task OneWrongFileAmongThree_StoresNothingAndNamesEachWrongOne()
    {
        var owner = await service.NewOwnerAsync("Mixed");

        var payload = await owner.TryUploadAsync(
            ("good.jpg", await Uploads.PictureAsync(7)), ("page.jpg", "<html>hello</html>"u8.ToArray()), ("cut.jpg", (await Uploads.PictureAsync(8))[..9000]));

        Assert.Equal(JsonValueKind.Null, payload.GetProperty("images").ValueKind);
        var errors = payload.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(["ImageRejectedError", "UnsupportedImageFormatError"], errors.Select(error => Text(error, "__typename")).Order());
        Assert.Contains(errors, error => Text(error, "message").Contains("\"page.jpg\"", StringComparison.Ordinal));
        Assert.Equal(0, await ImagesOfAsync(owner));
    }

    [Fact]
    public async Task PhotographWithPositionAndOrientation_IsServedUprightAndWithoutEither()
    {
        var owner = await service.NewOwnerAsync("Phone");
        var photograph = JpegFile.WithExif(await Uploads.PictureAsync(9), orientation: 6);
        byte[] polyglot = [.. photograph, .. "PK\u0003\u0004 an archive behind the picture <script>alert(1)</script>"u8];

        var image = await owner.UploadAsync(polyglot);
        using var http = new HttpClient();
        var served = await http.GetByteArrayAsync(new Uri(Text(image, "url")));

        Assert.Equal((480, 640), (image.GetProperty("size").GetProperty("width").GetInt32(), image.GetProperty("size").GetProperty("height").GetInt32()));
        Assert.DoesNotContain(JpegFile.Segments(served), segment => segment.Marker is 0xE1 or 0xE2 or 0xED);
        var text = Encoding.Latin1.GetString(served);
        Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileAboveTheLimit_IsATypedError()
    {
        var owner = await service.NewOwnerAsync("Large");

        var payload = await owner.TryUploadAsync(("large.jpg", new byte[(30 * 1024 * 1024) + 1]));

        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        Assert.Equal(("UploadTooLargeError", 30 * 1024 * 1024), (Text(error, "__typename"), error.GetProperty("maxBytes").GetInt32()));
    }

    [Fact]
    public async Task NoFile_IsAValidationError()
        => Assert.Equal("ValidationError", Text((await (await service.NewOwnerAsync("None")).TryUploadAsync()).GetProperty("errors")[0], "__typename"));

    [Fact]
    public async Task NobodySignedIn_IsRefusedAndStoresNothing()
    {
        var bytes = await Uploads.PictureAsync(7310);
        using var response = await service.Anonymous.PostFilesAsync(("picture.jpg", bytes));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("AUTH_NOT_AUTHENTICATED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // Who is signed in gets the hash it would lie under.
        var owner = await service.NewOwnerAsync("Signed in");
        await owner.UploadAsync(bytes, "Unsigned lake.jpg");
        Assert.Equal(1, await service.CountAsync("stored_files", "content_hash in (select content_hash from images where title = 'Unsigned lake')"));
    }

    [Fact]
    public async Task WithoutPreflightHeader_IsRefused()
    {
        var owner = await service.NewOwnerAsync("Forged");
        using var form = new MultipartFormDataContent { { new StringContent("{}"), "operations" } };

        using var response = await owner.Http.PostAsync("/graphql", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<int> ImagesOfAsync(GraphQLClient owner)
        => (await owner.QueryAsync("{ images { totalCount } }")).GetProperty("images").GetProperty("totalCount").GetInt32();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
