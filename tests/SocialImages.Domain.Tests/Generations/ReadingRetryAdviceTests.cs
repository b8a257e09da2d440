using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Tests.Generations;

public sealed class ReadingRetryAdviceTests
{
    [Theory]
    [InlineData("retry-after", "7", 7.0)]
    [InlineData("retry-after", "1.5", 1.5)]
    [InlineData("retry-after", "0", 0.0)]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("retry-after", "-5", null)]
    [InlineData("retry-after", "soon", null)]
    [InlineData("retry-after", "NaN", null)]
    [InlineData("retry-after", "Infinity", null)]
    [InlineData("retry-after", "-Infinity", null)]
    [InlineData("retry-after", "99999999999999999999", null)]
    [InlineData("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT", null)]
    public void Header_IsAWaitOrNothing(string name, string value, double? seconds)
        => Assert.Equal(seconds, RetryAdvice.Read(header => header == name ? value : null, TimeProvider.System)?.TotalSeconds);

    [Theory]
    [InlineData("0", "6m0s", 360.0)]
    [InlineData("0", "12ms", 0.012)]
    [InlineData("0", "1h2m3.5s", 3723.5)]
    [InlineData("0", "a while", null)]
    [InlineData("0", "-1s", null)]
    [InlineData("3", "6m0s", null)]
    public void SpentBudget_IsARest(string remaining, string reset, double? seconds)
        => Assert.Equal(
            seconds, RetryAdvice.Rest([new("X-RateLimit-Remaining-Requests", remaining), new("x-ratelimit-reset-requests", reset)])?.TotalSeconds);
}
