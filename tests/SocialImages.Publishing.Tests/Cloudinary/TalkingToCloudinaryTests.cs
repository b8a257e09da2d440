using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Cloudinary;

public sealed class TalkingToCloudinaryTests : IAsyncLifetime
{
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Outside _outside = null!;

    public async ValueTask InitializeAsync() => _outside = await Outside.StartAsync();

    public ValueTask DisposeAsync() => _outside.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("?signature_algorithm=sha256")]
    public async Task Upload_IsDeliveredByteForByteByVersion(string algorithm)
    {
        var client = Client(Outside.CloudinaryUrl + algorithm);

        var stored = await client.UploadAsync(Upload("tests/a_b-c"), CancellationToken.None);
        var delivered = await client.TryFetchAsync(
            client.BuildUrl(new DeliveryUrl(stored.PublicId) { Version = stored.Version, Format = "png" }), 10_000, CancellationToken.None);

        Assert.Equal(Pixel, delivered);
        Assert.Equal(("tests/a_b-c", Pixel.Length), (stored.PublicId, (int)stored.Bytes!));
    }

    [Fact]
    public async Task SameIdAgain_ReplacesAndGetsANewVersion()
    {
        var client = Client();

        var first = await client.UploadAsync(Upload("tests/same"), CancellationToken.None);
        var second = await client.UploadAsync(Upload("tests/same"), CancellationToken.None);

        Assert.Equal(first.AssetId, second.AssetId);
        Assert.True(second.Version > first.Version);
    }

    [Fact]
    public async Task Destroy_SucceedsTwice()
    {
        var client = Client();
        await client.UploadAsync(Upload("tests/gone"), CancellationToken.None);

        Assert.Equal("ok", (await client.DestroyAsync("tests/gone", CancellationToken.None)).Result);
        Assert.Equal("not found", (await client.DestroyAsync("tests/gone", CancellationToken.None)).Result);
    }

    [Fact]
    public async Task Usage_TellsTheAccountsLimits()
    {
        var usage = await Client().GetUsageAsync(CancellationToken.None);

        Assert.Equal((10_485_760, 25_000_000), ((int)usage.MediaLimits!.ImageMaxSizeBytes!, (int)usage.MediaLimits.ImageMaxPixels!));
    }

    [Fact]
    public async Task Listing_PagesThroughAPrefix()
    {
        var client = Client();
        await client.UploadAsync(Upload("listed/one"), CancellationToken.None);
        await client.UploadAsync(Upload("other/two"), CancellationToken.None);

        var page = await client.ListResourcesByPrefixAsync("listed/", null, CancellationToken.None);

        Assert.Equal("listed/one", Assert.Single(page.Resources).PublicId);
        Assert.Null(page.NextCursor);
    }

    [Theory]
    [InlineData("cloudinary://111122223333444:wrong-secret@DemoCloud")]
    [InlineData("cloudinary://111122223333444:emulated-cloud-secret@democloud")]
    public async Task WrongCredentials_AreUnauthorizedWithoutTellingTheSecret(string url)
    {
        var refusal = await Assert.ThrowsAsync<CloudinaryException>(() => Client(url).UploadAsync(Upload("tests/x"), CancellationToken.None));

        Assert.Equal(CloudinaryReason.Unauthorized, refusal.Reason);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task NoPicture_IsInvalid()
    {
        var upload = Upload("tests/text") with { File = new FileDescription("a.jpg", Encoding.ASCII.GetBytes("hello")) };

        var refusal = await Assert.ThrowsAsync<CloudinaryException>(() => Client().UploadAsync(upload, CancellationToken.None));

        Assert.Equal(CloudinaryReason.Invalid, refusal.Reason);
    }

    [Theory]
    [InlineData("status", 500, CloudinaryReason.Transient)]
    [InlineData("status", 502, CloudinaryReason.Transient)]
    [InlineData("status", 423, CloudinaryReason.Transient)]
    [InlineData("status", 420, CloudinaryReason.RateLimited)]
    [InlineData("status", 429, CloudinaryReason.RateLimited)]
    [InlineData("status", 401, CloudinaryReason.Unauthorized)]
    [InlineData("status", 403, CloudinaryReason.Refused)]
    [InlineData("status", 409, CloudinaryReason.Refused)]
    [InlineData("status", 302, CloudinaryReason.Refused)]
    [InlineData("status", 400, CloudinaryReason.Invalid)]
    [InlineData("status", 413, CloudinaryReason.Invalid)]
    [InlineData("dropBefore", null, CloudinaryReason.Transient)]
    [InlineData("dropAfter", null, CloudinaryReason.Transient)]
    [InlineData("truncate", null, CloudinaryReason.Transient)]
    [InlineData("garbage", null, CloudinaryReason.Transient)]
    [InlineData("hang", null, CloudinaryReason.Transient)]
    public async Task Misbehaviour_SaysWhatToDo(string fault, int? value, CloudinaryReason reason)
    {
        await _outside.MisbehaveAsync(Faults.Cloudinary("upload", fault, value));

        var client = Client(uploadTimeout: fault == "hang" ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1));
        var failure = await Assert.ThrowsAsync<CloudinaryException>(() => client.UploadAsync(Upload("tests/y"), CancellationToken.None));

        Assert.Equal(reason, failure.Reason);
    }

    [Fact]
    public async Task RateLimit_SaysUntilWhen()
    {
        await _outside.MisbehaveAsync(Faults.Cloudinary("upload", "status", new
        {
            status = 420,
            headers = new Dictionary<string, string> { ["X-FeatureRateLimit-Reset"] = TimeProvider.System.GetUtcNow().AddMinutes(30).ToString("R") },
        }));

        var failure = await Assert.ThrowsAsync<CloudinaryException>(() => Client().UploadAsync(Upload("tests/z"), CancellationToken.None));

        Assert.InRange(failure.RetryAfter!.Value, TimeSpan.FromMinutes(25), TimeSpan.FromMinutes(31));
    }

    [Fact]
    public async Task EndlessReply_IsCutOff()
    {
        await _outside.MisbehaveAsync(Faults.Cloudinary("upload", "garbage", new { body = new string('x', 2_000_000) }));

        var failure = await Assert.ThrowsAsync<CloudinaryException>(() => Client().UploadAsync(Upload("tests/e"), CancellationToken.None));

        Assert.Equal(CloudinaryReason.Transient, failure.Reason);
    }

    private static ImageUploadParams Upload(string publicId) => new() { File = new FileDescription("pixel.png", Pixel), PublicId = publicId };

    private CloudinaryClient Client(string url = Outside.CloudinaryUrl, TimeSpan? uploadTimeout = null)
    {
        var settings = new DockSettings("Host=unused", _outside.Address, Path.GetTempPath());
        var services = new ServiceCollection().AddDock(settings, TimeProvider.System);
        services.PostConfigure<CloudinaryOptions>(options => (options.Account, options.UploadTimeout) = (Account.Parse(url), uploadTimeout ?? options.UploadTimeout));
        return services.BuildServiceProvider().GetRequiredService<CloudinaryClient>();
    }
}
