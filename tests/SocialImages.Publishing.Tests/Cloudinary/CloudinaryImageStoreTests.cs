using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Tests.Docks;
using SocialImages.Testing;

namespace SocialImages.Publishing.Tests.Cloudinary;

public sealed class CloudinaryImageStoreTests : ImageStoreContract, IAsyncLifetime
{
    private static readonly ImagingEngine Engine = new();
    private readonly HttpClient _http = new();
    private Outside _outside = null!;

    protected override IImageStore Store => new CloudinaryImageStore(new CloudinaryClient(_http, OptionsOf(_outside), TimeProvider.System), Engine);

    public async ValueTask InitializeAsync() => _outside = await Outside.StartAsync();

    [Fact]
    public async Task Link_IsDeliveredToAnybodyAsItWasStored()
    {
        var (key, bytes) = await PictureAsync();
        await Store.WriteAsync(key, bytes, CancellationToken.None);

        using var response = await _http.GetAsync(new Uri(Store.PublicUrlOf(key)!));

        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(420)]
    [InlineData(503)]
    public async Task RefusedUpload_IsAnErrorThatSaysItIsTheStore(int status)
    {
        var (key, bytes) = await PictureAsync();
        await _outside.MisbehaveAsync(new { service = "cloudinary", operation = "upload", fault = "status", times = 1, value = status });

        await Assert.ThrowsAsync<ImageStoreException>(() => Store.WriteAsync(key, bytes, CancellationToken.None));

        Assert.Null(await ReadAsync(key));
    }

    [Fact]
    public async Task FileAboveTheAccountsLimit_IsAnError()
    {
        var (key, bytes) = await PictureAsync(2000);
        Assert.True(bytes.Length > 10_485_760);

        var failure = await Assert.ThrowsAsync<ImageStoreException>(() => Store.WriteAsync(key, bytes, CancellationToken.None));

        Assert.Contains("could not be stored", failure.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _outside.DisposeAsync();
    }

    protected override Task BreakAsync() => _outside.MisbehaveAsync(new { service = "cloudinary", fault = "status", times = 0, value = 503 });

    protected override Task HealAsync() => _outside.HealAsync();

    protected override Task LoseNextReplyAsync() => _outside.MisbehaveAsync(new { service = "cloudinary", operation = "upload", fault = "dropAfter", times = 1 });

    private static Microsoft.Extensions.Options.IOptions<CloudinaryOptions> OptionsOf(Outside outside) =>
        Microsoft.Extensions.Options.Options.Create(new CloudinaryOptions
        {
            Account = Account.Parse(Outside.CloudinaryUrl),
            ApiBaseUrl = new Uri($"{outside.Address}/cloudinary"),
            DeliveryBaseUrl = new Uri($"{outside.Address}/cloudinary/res"),
        });
}
