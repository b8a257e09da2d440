namespace SocialImages.Emulators.Tests.OpenAI;

public sealed class AuthorizingRequestsTests(Emulator emulator) : OpenAITests(emulator), IClassFixture<Emulator>
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Basic abc")]
    [InlineData("Bearer sk-revoked-1")]
    public async Task MissingOrWrongKey_Is401(string? key) =>
        IsRefused(await GenerateAsync(key: key), 401, "invalid_request_error", "invalid_api_key", null);

    [Fact]
    public async Task KeyWithoutCredit_Is429WithoutRetryAfter()
    {
        var answer = await GenerateAsync(key: "Bearer sk-no-credit");

        IsRefused(answer, 429, "insufficient_quota", "insufficient_quota", null);
        Assert.DoesNotContain("Retry-After", answer.Headers.Keys);
    }

    [Fact]
    public async Task UnverifiedOrganisation_Is403() =>
        IsRefused(await GenerateAsync(key: "Bearer sk-unverified"), 403, "invalid_request_error", null, null);

    [Fact]
    public async Task BudgetSpent_Is429WithRetryAfter()
    {
        await Emulator.SettingsAsync("""{"openai":{"requestsPerMinute":2}}""");
        var answers = new List<Answer>();
        for (var call = 0; call < 3; call++) answers.Add(await Emulator.SendAsync(HttpMethod.Get, "/openai/v1/models", authorization: "Bearer sk-budget"));

        Assert.Equal([200, 200, 429], answers.Select(answer => answer.Status));
        Assert.Equal("rate_limit_exceeded", (string?)answers[2].Error["code"]);
        Assert.Equal("requests", (string?)answers[2].Error["type"]);
        Assert.InRange(int.Parse(answers[2].Headers["Retry-After"], provider: null), 1, 60);
        await Emulator.SettingsAsync("""{"openai":{"requestsPerMinute":10000}}""");
    }
}
