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
    public async Task MoreThanSixtyGenerationsInAMinute_AreRefusedAndNotCharged()
    {
        var owner = await service.NewOwnerAsync("Eager", credits: 10_000);
        var started = TimeProvider.System.GetTimestamp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            using var response = await owner.PostAsync(
                $$"""mutation { generateImages(input: { prompt: "Tile {{number}}", size: "256x256" }) { errors { __typename ... on RateLimitedError { retryAfterSeconds } } } }""");
            return (Body: await response.Content.ReadAsStringAsync(), response.Headers);
        }));

        var refused = answers.Where(answer => answer.Body.Contains("RateLimitedError", StringComparison.Ordinal)).ToList();
        var accepted = answers.Length - refused.Count;
        Assert.InRange(accepted, 60, 61 + (int)TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal("0", answer.Headers.GetValues("X-RateLimit-Remaining").Single()));
        Assert.All(refused, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60));
        Assert.Equal(accepted, await service.CountAsync("generations", "prompt like 'Tile %'"));
        var credits = await owner.CreditsAsync();
        Assert.Equal(accepted * 3, credits.GetProperty("held").GetInt32() + credits.GetProperty("captured").GetInt32());
    }

    [Fact]
    public async Task AnonymousCalls_AreLimitedByAddress()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        var started = TimeProvider.System.GetTimestamp();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 250).Select(async _ =>
        {
            using var response = await own.Anonymous.PostAsync("{ __typename }");
            return response.StatusCode;
        }));

        Assert.InRange(statuses.Count(status => status == HttpStatusCode.OK), 100, 100 * (1 + (int)TimeProvider.System.GetElapsedTime(started).TotalMinutes));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses.Distinct().Order());
        var owner = await own.NewOwnerAsync("Signed in");
        Assert.Equal("Query", (await owner.QueryAsync("{ __typename }")).GetProperty("__typename").GetString());
    }
}
