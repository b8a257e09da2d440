using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Images.Storage.S3;
using SocialImages.Domain.Images.Uploads;
using SocialImages.Testing;

namespace SocialImages.Domain.Tests.Images;

public sealed class S3ImageStoreTests(ObjectStore server) : ImageStoreContract, IClassFixture<ObjectStore>, IAsyncLifetime
{
    private readonly string _name = $"pictures-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
    private S3Bucket _bucket = null!;

    protected override IImageStore Store => new S3ImageStore(_bucket);

    public async ValueTask InitializeAsync()
    {
        _bucket = BucketWith(retries: 2);
        await _bucket.Client.PutBucketAsync(_name);
        server.Behave();
    }

    [Fact]
    public async Task SlowDown_IsWaitedOut()
    {
        var (key, bytes) = await PictureAsync();
        server.Misbehave(Fault.SlowDown, times: 2);

        await Store.WriteAsync(key, bytes, CancellationToken.None);

        Assert.Equal(3, server.Requests);
        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Fact]
    public async Task LostReply_IsRepeatedByTheStoreItself()
    {
        var (key, bytes) = await PictureAsync();
        server.Misbehave(Fault.LostReply, times: 1);

        await Store.WriteAsync(key, bytes, CancellationToken.None);

        Assert.Equal([key.ToString()], server.Keys(_name));
    }

    [Fact]
    public async Task MissingBucket_IsAnErrorAndNotAMissingPicture()
    {
        using var bucket = BucketWith(retries: 0, name: "nothing-here");
        var (key, _) = await PictureAsync();

        await Assert.ThrowsAsync<ImageStoreException>(() => new S3ImageStore(bucket).OpenReadAsync(key, CancellationToken.None));
    }

    [Fact]
    public async Task UnknownAccount_IsAnErrorThatDoesNotTellTheSecret()
    {
        using var bucket = BucketWith(retries: 0, key: "AKIAUNKNOWN", secret: "wrong-secret");
        var (key, bytes) = await PictureAsync();

        var failure = await Assert.ThrowsAsync<ImageStoreException>(() => new S3ImageStore(bucket).WriteAsync(key, bytes, CancellationToken.None));

        Assert.DoesNotContain("wrong-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Object_HasTheTypeAndTheCachingThatACdnHandsOn()
    {
        var (key, bytes) = await PictureAsync();
        await Store.WriteAsync(key, bytes, CancellationToken.None);

        var stored = await _bucket.Client.GetObjectMetadataAsync(_name, key.ToString());

        Assert.Equal("image/png", stored.Headers.ContentType);
        Assert.Contains("immutable", stored.Headers.CacheControl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Distribution_IsWhereLinksGo()
    {
        using var bucket = new S3Bucket(Options.Create(new S3Options { Bucket = "b", CloudFrontDomain = "d111111abcdef8.cloudfront.net" }));
        var (key, _) = await PictureAsync();

        Assert.Equal($"https://d111111abcdef8.cloudfront.net/{key}", new S3ImageStore(bucket).PublicUrlOf(key));
        Assert.Null(Store.PublicUrlOf(key));
    }

    [Fact]
    public async Task StagedUpload_GoesStraightIntoTheBucket()
    {
        var (_, bytes) = await PictureAsync();
        var stage = new S3UploadStage(_bucket);
        var upload = UploadOf(bytes.Length);
        var target = stage.DirectTarget(upload)!;
        Assert.Null(await stage.OpenReadAsync(upload, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(target, bytes[1..]));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(target, bytes));

        await using (var staged = (await stage.OpenReadAsync(upload, CancellationToken.None))!) Assert.Equal(bytes.Length, staged.Length);
        await stage.DeleteAsync(upload.Id, CancellationToken.None);
        await stage.DeleteAsync(upload.Id, CancellationToken.None);
        Assert.Empty(server.Keys(_name));
    }

    [Fact]
    public async Task TargetOfAnotherKey_IsRefused()
    {
        var (_, bytes) = await PictureAsync();
        var upload = UploadOf(bytes.Length);
        var target = new S3UploadStage(_bucket).DirectTarget(upload)!;
        var forged = target with { Url = target.Url.Replace(upload.Id.ToString("N"), "somewhere-else", StringComparison.Ordinal) };

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(forged, bytes));
        Assert.Empty(server.Keys(_name));
    }

    public ValueTask DisposeAsync()
    {
        server.Behave();
        _bucket.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task BreakAsync()
    {
        server.Misbehave(Fault.SlowDown, times: int.MaxValue);
        return Task.CompletedTask;
    }

    protected override Task HealAsync()
    {
        server.Behave();
        return Task.CompletedTask;
    }

    protected override Task LoseNextReplyAsync()
    {
        server.Misbehave(Fault.LostReply, times: 1);
        return Task.CompletedTask;
    }

    private S3Bucket BucketWith(int retries, string? name = null, string? key = null, string? secret = null) => new(Options.Create(new S3Options
    {
        Bucket = name ?? _name,
        Endpoint = server.Address,
        AccessKeyId = key ?? ObjectStore.Key,
        SecretAccessKey = secret ?? ObjectStore.Key,
        MaxRetries = retries,
    }));

    private static StagedUpload UploadOf(long byteSize)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = Guid.CreateVersion7(now),
            UserId = Guid.CreateVersion7(now),
            TokenHash = [],
            FileName = "a.png",
            ByteSize = byteSize,
            CreatedAt = now,
            ExpiresAt = now + StagedUpload.Lifetime,
        };
    }

    private static async Task<HttpStatusCode> PutAsync(UploadTarget target, byte[] bytes)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, target.Url) { Content = new ByteArrayContent(bytes) };
        foreach (var header in target.Headers) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
