using System.Net;
using System.Net.Http.Headers;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class ServingFilesTests(Service service)
{
    [Fact]
    public async Task SignedLink_HasETagCachingAndRanges()
    {
        var url = await LinkAsync("Serves");
        using var http = new HttpClient();
        using var whole = await http.GetAsync(url);
        var bytes = await whole.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.NotNull(whole.Headers.ETag);
        Assert.Contains("immutable", whole.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());

        using var part = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(10, 19) } });
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[10..20], await part.Content.ReadAsByteArrayAsync());

        using var unchanged = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { Headers = { IfNoneMatch = { whole.Headers.ETag } } });
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("sig=", "sig=0")]
    [InlineData("exp=", "exp=9")]
    [InlineData("image%2F", "text%2F")]
    public async Task AlteredLink_IsForbidden(string part, string altered)
    {
        var url = (await LinkAsync($"Alters {part}")).ToString();
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(url.Replace(part, altered, StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("/files/../../etc/passwd")]
    [InlineData("/files/nothing/here")]
    public async Task PathOutsideTheStore_IsNotFound(string path)
    {
        using var response = await service.Anonymous.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<Uri> LinkAsync(string workspace)
    {
        var owner = await service.NewOwnerAsync(workspace);
        var generation = await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = "A red kite" }));
        return new Uri(generation.GetProperty("images")[0].GetProperty("url").GetString()!);
    }
}
