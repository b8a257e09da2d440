using System.Text;

namespace SocialImages.Emulators.Tests.Instagram;

public sealed class CheckingPicturesTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Theory]
    [InlineData(1080, 1350)]
    [InlineData(1080, 1080)]
    [InlineData(1080, 566)]
    [InlineData(320, 400)]
    [InlineData(2000, 2000)]
    [InlineData(191, 100)]
    public async Task LegalPicture_IsTaken(int width, int height) => Assert.Equal(200, (await TryAsync(Host.Serve(Pictures.Jpeg(width, height)))).Status);

    [Theory]
    [InlineData(1080, 1351)]
    [InlineData(1080, 1440)]
    [InlineData(1080, 565)]
    [InlineData(1080, 1920)]
    public async Task WrongRatio_IsRefused(int width, int height)
    {
        var answer = await TryAsync(Host.Serve(Pictures.Jpeg(width, height)));

        IsRefused(answer, 36003, 2207009);
        Assert.Equal("The aspect ratio is not supported.", (string?)answer.Error["message"]);
    }

    [Fact]
    public async Task EightMebibytes_AreTheEnd()
    {
        Assert.Equal(200, (await TryAsync(Host.Serve(Pictures.JpegOfSize(8 * 1024 * 1024)))).Status);
        IsRefused(await TryAsync(Host.Serve(Pictures.JpegOfSize(8 * 1024 * 1024 + 1))), 36000, 2207004);
        IsRefused(await TryAsync(Host.ServeUnannounced(Pictures.JpegOfSize(8 * 1024 * 1024 + 1))), 36000, 2207004);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    public async Task Png_IsRefusedWhateverItSaysItIs(string type) => IsRefused(await TryAsync(Host.Serve(Pictures.Png(), type)), 36001, 2207005);

    [Fact]
    public async Task WebP_IsRefused() => IsRefused(await TryAsync(Host.Serve(Pictures.WebP(), "image/webp")), 36001, 2207005);

    [Fact]
    public async Task MultiPictureFile_IsRefused() => IsRefused(await TryAsync(Host.Serve(Pictures.MultiPicture())), 36001, 2207005);

    [Fact]
    public async Task TruncatedPicture_IsUnreadable()
    {
        var file = Pictures.Jpeg();

        IsRefused(await TryAsync(Host.Serve(file[..(file.Length / 2)])), 36001, 2207083);
        IsRefused(await TryAsync(Host.Serve(file[..100])), 36001, 2207083);
        IsRefused(await TryAsync(Host.Serve([0xFF, 0xD8, 0xFF])), 36001, 2207083);
    }

    [Fact]
    public async Task ZeroBytes_LookLikeARatioOfNought()
    {
        var answer = await TryAsync(Host.Serve([]));

        IsRefused(answer, 36003, 2207009);
        Assert.Contains("aspect ratio 0 ", (string)answer.Error["error_user_msg"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongContentType_IsNoPhoto()
    {
        var answer = await TryAsync(Host.Serve(Encoding.UTF8.GetBytes("<html>"), "text/html"));

        IsRefused(answer, 9004, 2207052);
        Assert.Equal("Only photo or video can be accepted as media type.", (string?)answer.Error["message"]);
        IsRefused(await TryAsync(Host.Serve(Pictures.Jpeg(), "application/octet-stream")), 9004, 2207052);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(302)]
    public async Task Status_MustBe200WithoutRedirect(int status)
    {
        var target = Host.Serve(Pictures.Jpeg());
        var answer = await TryAsync(Host.Answer(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = target;
            context.Response.ContentType = "image/jpeg";
            return Task.CompletedTask;
        }));

        IsRefused(answer, 9004, 2207052);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/x.jpg")]
    [InlineData("ftp://127.0.0.1/x.jpg")]
    [InlineData("not an address")]
    [InlineData("http://127.0.0.1:1/größe.jpg")]
    public async Task UnreachableAddress_IsRefused(string url) => IsRefused(await TryAsync(url), 9004, 2207052);

    [Fact]
    public async Task SlowServer_TakesTooLong()
    {
        await Emulator.SettingsAsync("""{"instagram":{"fetchTimeoutMs":200}}""");
        var answer = await TryAsync(Host.Answer(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)));
        await Emulator.SettingsAsync("""{"instagram":{"fetchTimeoutMs":10000}}""");

        IsRefused(answer, -2, 2207003);
    }

    [Fact]
    public async Task BrokenTransfer_IsRefused()
    {
        var answer = await TryAsync(Host.Answer(async context =>
        {
            context.Response.ContentType = "image/jpeg";
            context.Response.ContentLength = 5000;
            await context.Response.Body.WriteAsync(new byte[100]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        }));

        IsRefused(answer, 9004, 2207052);
    }

    [Fact]
    public async Task Judgement_MayComeLater_AsErrorOfTheContainer()
    {
        await Emulator.SettingsAsync("""{"instagram":{"imageChecks":"onStatus"}}""");
        var created = await TryAsync(Host.Serve(Pictures.Jpeg(1080, 1920)));
        var read = await GetAsync($"{created.Json["id"]}?fields=status_code,status");
        var published = await PublishAsync((string)created.Json["id"]!);
        await Emulator.SettingsAsync("""{"instagram":{"imageChecks":"onCreate"}}""");

        Assert.Equal((200, 200), (created.Status, read.Status));
        Assert.Equal("ERROR", (string?)read.Json["status_code"]);
        Assert.Equal("Error: Media upload has failed with error code 2207009", (string?)read.Json["status"]);
        IsRefused(published, -1, 2207032);
    }

    [Fact]
    public async Task Story_MayBeTall_AndStaysOutOfTheList()
    {
        var token = Fresh("story_teller");
        var created = await CreateAsync(token, ("media_type", "STORIES"), ("image_url", Host.Serve(Pictures.Jpeg(1080, 1920))));
        await PublishAsync((string)created.Json["id"]!, token);

        Assert.Empty((await GetAsync("me/media", token)).Json["data"]!.AsArray());
        Assert.Equal("STORY", (string?)Assert.Single(await PublishedAsync("story_teller"))["product"]);
    }

    private Task<Answer> TryAsync(string url) => CreateAsync(Ok, ("image_url", url));
}
