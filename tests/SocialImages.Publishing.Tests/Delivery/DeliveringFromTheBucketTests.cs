using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage.S3;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Tests.Images;
using SocialImages.Publishing.Delivery;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Delivery;

/// <summary>Without Cloudinary: pictures lie in a bucket, and Instagram fetches them from the distribution in front of it.</summary>
public sealed class DeliveringFromTheBucketTests(ObjectStore server) : IClassFixture<ObjectStore>, IAsyncLifetime
{
    private const string Domain = "d111111abcdef8.cloudfront.net";

    private Distribution _distribution = null!;
    private Dock _dock = null!;

    public async ValueTask InitializeAsync()
    {
        _distribution = await Distribution.StartAsync(Bucket);
        _dock = await Dock.StartAsync(
            services => services.AddHttpClient<StorageDelivery>().AddHttpMessageHandler(() => new Resolving(_distribution.Address)),
            new Dictionary<string, string?>
            {
                ["IMAGE_STORAGE"] = "s3",
                ["AWS_S3_BUCKET"] = $"pictures-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}",
                ["AWS_ENDPOINT_URL_S3"] = server.Address.AbsoluteUri,
                ["AWS_ACCESS_KEY_ID"] = ObjectStore.Key,
                ["AWS_SECRET_ACCESS_KEY"] = ObjectStore.Key,
                ["CLOUDFRONT_DOMAIN"] = Domain,
                ["INSTAGRAM_PICTURE_DELIVERY"] = "storage",
                ["CLOUDINARY_URL"] = "",
            });
        await Bucket().Client.PutBucketAsync(Bucket().Name);
        await _dock.Outside.SetAsync(new { instagram = new { addresses = new Dictionary<string, string> { [Domain] = _distribution.Address.AbsoluteUri } } });
    }

    public async ValueTask DisposeAsync()
    {
        await _dock.DisposeAsync();
        await _distribution.DisposeAsync();
    }

    [Fact]
    public async Task PreparedPicture_IsFetchedFromTheDistributionByteForByte()
    {
        var id = await _dock.ScheduleAsync();

        var post = await _dock.RunAsync(id);

        var published = Assert.Single(await _dock.Outside.PublishedAsync());
        var hash = post.Images[0].PreparedHash!.Value;
        Assert.Equal((PostStatus.Published, published.Id), (post.Status, post.InstagramMediaId));
        Assert.Equal((hash.Hex, $"https://{Domain}/{new StorageKey(_dock.Owner.WorkspaceId, hash)}"), (published.Image!.Sha256, published.Image.SourceUrl));
        Assert.Empty(await _dock.Outside.RequestsAsync("cloudinary"));
    }

    [Fact]
    public async Task Carousel_IsFetchedWholeAndInOrder()
    {
        var id = await _dock.ScheduleAsync(pictures: 3);

        var post = await _dock.RunAsync(id);

        var published = Assert.Single(await _dock.Outside.PublishedAsync());
        Assert.Equal(post.Images.Select(image => image.PreparedHash!.Value.Hex), published.Children.Select(child => child.Image.Sha256));
    }

    [Fact]
    public async Task DistributionDownForAWhile_TheSlotIsKept()
    {
        _distribution.Outage = 3;
        var id = await _dock.ScheduleAsync();

        var post = await _dock.RunAsync(id);

        var published = Assert.Single(await _dock.Outside.PublishedAsync());
        Assert.Equal(PostStatus.Published, post.Status);
        Assert.InRange(published.PublishedAt - post.ScheduledFor!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task DistributionThatChangesPictures_PublishesNothingAndSaysWhy()
    {
        _distribution.Change = bytes => [.. bytes, 0];
        var id = await _dock.ScheduleAsync();

        var post = await _dock.RunAsync(id);

        Assert.Equal((PostStatus.Failed, "TOO_LATE"), (post.Status, Assert.Single(post.Problems).Code));
        Assert.Contains("does not serve the picture", post.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(await _dock.Outside.RequestsAsync("instagram", "createContainer"));
    }

    [Fact]
    public async Task BytesLostFromTheBucketBeforeTheContainer_AreNotPublishedAsSomethingElse()
    {
        var id = await _dock.ScheduleAsync();
        var ready = await _dock.RunAsync(id, post => post.Images[0].PreparedUrl is not null && post.LeaseUntil is null);
        var key = new StorageKey(_dock.Owner.WorkspaceId, ready.Images[0].PreparedHash!.Value).ToString();
        var bytes = await BytesAsync(key);
        await Bucket().Client.DeleteObjectAsync(Bucket().Name, key);

        await _dock.RunAsync(id, post => post.Problems.Count > 0);
        Assert.Empty(await _dock.Outside.RequestsAsync("instagram", "createContainer"));
        using var body = new MemoryStream(bytes);
        await Bucket().Client.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = Bucket().Name, Key = key, InputStream = body, ContentType = "image/jpeg", UseChunkEncoding = false });

        Assert.Equal(PostStatus.Published, (await _dock.RunAsync(id)).Status);
        Assert.Single(await _dock.Outside.PublishedAsync());
    }

    private S3Bucket Bucket() => _dock.Node.GetRequiredService<S3Bucket>();

    private async Task<byte[]> BytesAsync(string key)
    {
        using var stored = await Bucket().Client.GetObjectAsync(Bucket().Name, key);
        using var bytes = new MemoryStream();
        await stored.ResponseStream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    // In place of the public name's address and certificate.
    private sealed class Resolving(Uri address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal(("https", Domain), (request.RequestUri!.Scheme, request.RequestUri.Host));
            request.RequestUri = new Uri(address, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
