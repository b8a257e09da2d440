using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests.Images;

public sealed class ImportingImagesTests(Service service)
{
    [Fact]
    public async Task PictureOfTheWeb_IsInTheLibraryOnce()
    {
        var owner = await service.NewOwnerAsync("Imports");
        var url = service.Web.ServeFile("/pictures/kite.jpg", await Uploads.PictureAsync(40));

        var first = await ImportAsync(owner, new { url, title = "A kite", tags = new[] { "sky" }, idempotencyKey = "one" });
        var requests = service.Web.Requests;
        var again = await ImportAsync(owner, new { url, title = "A kite", tags = new[] { "sky" }, idempotencyKey = "one" });

        Assert.Equal(("IMPORTED", "A kite"), (Text(first, "source"), Text(first, "title")));
        Assert.Equal(Text(first, "id"), Text(again, "id"));
        Assert.Equal(requests, service.Web.Requests);
    }

    [Fact]
    public async Task KeyUsedForAnotherAddress_IsAConflict()
    {
        var owner = await service.NewOwnerAsync("Imports twice");
        var bytes = await Uploads.PictureAsync(41);
        await ImportAsync(owner, new { url = service.Web.ServeFile("/a.jpg", bytes), idempotencyKey = "one" });

        Assert.Equal("IDEMPOTENCY_CONFLICT", await RefusalAsync(owner, new { url = service.Web.ServeFile("/b.jpg", bytes), idempotencyKey = "one" }));
    }

    [Fact]
    public async Task Redirect_IsFollowed()
    {
        var owner = await service.NewOwnerAsync("Redirects");
        service.Web.ServeFile("/target.jpg", await Uploads.PictureAsync(42));

        Assert.Equal("IMPORTED", Text(await ImportAsync(owner, new { url = service.Web.Serve("/moved", Redirect("/target.jpg")) }), "source"));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::1]/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example:8443/x")]
    public async Task RedirectInside_IsRefused(string target)
    {
        var owner = await service.NewOwnerAsync($"Inside {target}");
        var url = service.Web.Serve($"/redirects/{target.Length}", Redirect(target));

        Assert.Equal("address_refused", await ReasonAsync(owner, url));
        Assert.Equal(0, (await owner.QueryAsync("{ images { totalCount } }")).GetProperty("images").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task RedirectForEver_IsRefused()
        => Assert.Equal("redirected_too_often", await ReasonAsync(await service.NewOwnerAsync("Circles"), service.Web.Serve("/circle", Redirect("/circle"))));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/iam/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://user:secret@93.184.216.34/")]
    [InlineData("http://93.184.216.34:22/")]
    public async Task AddressThatIsNotPublic_IsRefused(string url)
        => Assert.Equal("address_refused", await ReasonAsync(await service.NewOwnerAsync($"Refused {url}"), url));

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:70/_x")]
    [InlineData("ftp://example.com/a.jpg")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("not an address")]
    public async Task NoWebAddress_IsAValidationError(string url)
        => Assert.Equal("VALIDATION", await RefusalAsync(await service.NewOwnerAsync($"No web {url.Length}"), new { url }));

    [Fact]
    public async Task EndlessBody_EndsAtTheLimit()
    {
        var url = service.Web.Serve("/endless", async context =>
        {
            var chunk = new byte[256 * 1024];
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(chunk);
        });

        Assert.Equal("UPLOAD_TOO_LARGE", await RefusalAsync(await service.NewOwnerAsync("Endless"), new { url }));
    }

    [Fact]
    public async Task MissingPicture_SaysWhatTheAddressAnswered()
        => Assert.Equal("not_found", await ReasonAsync(await service.NewOwnerAsync("Missing"), new Uri(service.Web.Address, "/nothing").AbsoluteUri));

    [Fact]
    public async Task PageInsteadOfAPicture_IsUnsupported()
        => Assert.Equal("UNSUPPORTED_IMAGE_FORMAT", await RefusalAsync(
            await service.NewOwnerAsync("Page"), new { url = service.Web.ServeFile("/page.jpg", "<!doctype html><title>x</title>"u8.ToArray()) }));

    private static RequestDelegate Redirect(string target) => context =>
    {
        context.Response.Redirect(target);
        return Task.CompletedTask;
    };

    private static async Task<JsonElement> ImportAsync(GraphQLClient owner, object input)
        => (await owner.MutateAsync("importImageFromUrl", input, "image { id source title }")).GetProperty("image");

    private static async Task<string> RefusalAsync(GraphQLClient owner, object input)
        => Text((await owner.TryMutateAsync("importImageFromUrl", input, "image { id }")).GetProperty("errors")[0], "code");

    private static async Task<string> ReasonAsync(GraphQLClient owner, string url)
    {
        var data = await owner.QueryAsync(
            "mutation($url: String!) { importImageFromUrl(input: { url: $url }) { image { id } errors { __typename ... on ImportFailedError { reason } } } }", new { url });
        return Text(data.GetProperty("importImageFromUrl").GetProperty("errors")[0], "reason");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
