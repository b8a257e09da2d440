using System.Text;

namespace SocialImages.Emulators.Tests.Cloudinary;

public sealed class AuthorizingUploadsTests(Emulator emulator) : CloudinaryTests(emulator), IClassFixture<Emulator>
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Signature_OfBothVersionsAndDigests_IsTaken(bool sha256, bool escaped)
    {
        var answer = await UploadAsync(Pictures.Jpeg(), null, Sign(sha256, escaped, Now, ("public_id", $"signed-{sha256}-{escaped}"), ("notification_url", "https://example.com/?a=1&b=2")));

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Signature_WithoutEscaping_IsRefusedWhenTheAccountWantsVersion2()
    {
        await Emulator.SettingsAsync("""{"cloudinary":{"acceptSignatureVersion1":false}}""");
        var answer = await UploadAsync(Pictures.Jpeg(), null, Sign(false, false, Now, ("notification_url", "https://example.com/?a=1&b=2")));
        await Emulator.SettingsAsync("""{"cloudinary":{"acceptSignatureVersion1":true}}""");

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task WrongSignature_IsToldTheStringToSign()
    {
        var fields = new[] { ("api_key", ApiKey), ("timestamp", $"{Now}"), ("public_id", "a"), ("tags", "x&y"), ("signature", "0123") };
        var answer = await UploadAsync(Pictures.Jpeg(), null, fields);

        IsRefused(answer, 401, $"Invalid Signature 0123. String to sign - 'public_id=a&tags=x%26y&timestamp={Now}'.");
    }

    [Fact]
    public async Task TamperedField_IsRefused()
    {
        var fields = Sign(false, true, Now, ("public_id", "a")).Select(field => field.Name == "public_id" ? ("public_id", "b") : field).ToArray();

        Assert.Equal(401, (await UploadAsync(Pictures.Jpeg(), null, fields)).Status);
    }

    [Fact]
    public async Task StaleTimestamp_IsRefused()
    {
        var answer = await UploadAsync(Pictures.Jpeg(), null, Sign(false, true, Now - 3700));

        IsRefused(answer, 400, "Stale request - reported time is 2026-11-21 10:58:20 +0000 which is more than 1 hour ago");
    }

    [Fact]
    public async Task AccountWithSha256Only_RefusesSha1()
    {
        await Emulator.SettingsAsync("""{"cloudinary":{"requireSha256":true}}""");
        var sha1 = await UploadAsync(Pictures.Jpeg(), null, Sign(false, true, Now));
        var sha256 = await UploadAsync(Pictures.Jpeg(), null, Sign(true, true, Now));
        await Emulator.SettingsAsync("""{"cloudinary":{"requireSha256":false}}""");

        Assert.Equal((401, 200), (sha1.Status, sha256.Status));
    }

    [Fact]
    public async Task UnknownKeyOrSecret_Is401()
    {
        IsRefused(await UploadAsync(Pictures.Jpeg(), BasicOf("999", Secret)), 401, "Invalid api_key 999");
        IsRefused(await UploadAsync(Pictures.Jpeg(), BasicOf(ApiKey, "wrong")), 401, "api_secret mismatch");
        IsRefused(await UploadAsync(Pictures.Jpeg(), null, ("api_key", "999"), ("timestamp", $"{Now}"), ("signature", "x")), 401, "Invalid api_key 999");
    }

    [Theory]
    [InlineData("other")]
    [InlineData("democloud")]
    public async Task UnknownCloud_Is401AndCaseMatters(string cloud)
    {
        var answer = await Emulator.SendAsync(HttpMethod.Post, $"/cloudinary/v1_1/{cloud}/image/upload", Multipart(Pictures.Jpeg()), Basic);

        IsRefused(answer, 401, $"Invalid cloud_name {cloud}");
    }

    [Fact]
    public async Task NoCredentials_NeedAPreset()
    {
        IsRefused(await UploadAsync(Pictures.Jpeg(), authorization: null), 400, "Upload preset must be specified when using unsigned upload");
        IsRefused(await UploadAsync(Pictures.Jpeg(), null, ("upload_preset", "nothing")), 400, "Upload preset not found");
        IsRefused(await UploadAsync(Pictures.Jpeg(), null, ("upload_preset", "emulator-signed")), 400, "Upload preset must be whitelisted for unsigned uploads");
        Assert.Equal(200, (await UploadAsync(Pictures.Jpeg(), null, ("upload_preset", "emulator-unsigned"))).Status);
        Assert.Equal(400, (await UploadAsync(Pictures.Jpeg(), null, ("upload_preset", "emulator-unsigned"), ("eager", "w_100"))).Status);
    }

    [Fact]
    public async Task Timestamp_MayNotBeMissing()
    {
        var answer = await UploadAsync(Pictures.Jpeg(), null, ("api_key", ApiKey), ("signature", "x"));

        IsRefused(answer, 400, "Missing required parameter - timestamp");
    }

    private static string BasicOf(string key, string secret) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"));
}
