using System.Globalization;
using System.Net;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class LimitingRequestsTests(Service service)
{
    [Fact]
    public async Task Generations_CarryTheStateOfTheLimitInHeaders()
    {
        var owner = await service.NewOwnerAsync("Headers");

        using var response = await owner.PostAsync("""mutation { generateImages(input: { prompt: "A fern" }) { generation { id } } }""");

        Assert.Equal("60", response.Headers.GetValues("X-RateLimit-Limit").Single());
        Assert.Equal("59", response.Headers.GetValues("X-RateLimit-Remaining").Single());
        Assert.InRange(int.Parse(response.Headers.GetValues("X-RateLimit-Reset").Single(), CultureInfo.InvariantCulture), 1, 60);
        Assert.False(response.Headers.Contains("Retry-After"));
    }

    [Fact]
    public async Task SixtyFirstGenerationInAMinute_IsRefusedAndNotCharged()
    {
        var owner = await service.NewOwnerAsync("Eager", credits: 10_000);
        for (var i = 0; i < 60; i++) await owner.GenerateAsync(new { prompt = $"Tile {i}", size = "256x256" });

        using var response = await owner.PostAsync(
            """mutation { generateImages(input: { prompt: "One more" }) { errors { __typename ... on RateLimitedError { retryAfterSeconds } } } }""");
        var body = await response.Content.ReadAsStringAsync();

        Assert.Contains("RateLimitedError", body, StringComparison.Ordinal);
        Assert.Equal("0", response.Headers.GetValues("X-RateLimit-Remaining").Single());
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(60, (await owner.QueryAsync("{ creditLedger(first: 50) { nodes { kind } } }")).GetProperty("creditLedger").GetProperty("nodes").GetArrayLength() + 10);
    }

    [Fact]
    public async Task AnonymousCalls_AreLimitedByAddress()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 101; i++)
        {
            using var response = await own.Anonymous.PostAsync("{ __typename }");
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(100, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        var owner = await own.NewOwnerAsync("Signed in");
        Assert.Equal("Query", (await owner.QueryAsync("{ __typename }")).GetProperty("__typename").GetString());
    }
}
