using System.Net;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class CheckingHealthTests(Service service)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/publisher")]
    public async Task RunningService_IsHealthy(string path)
    {
        using var response = await service.Anonymous.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("DATABASE_URL", "mysql://nowhere")]
    [InlineData("ENCRYPTION_KEYS", "short")]
    [InlineData("URL_SIGNING_KEYS", "")]
    [InlineData("MAX_IMAGES_PER_GENERATION", "11")]
    [InlineData("DEFAULT_USER_CREDITS", "-1")]
    public async Task WrongSetting_StopsTheStartAndIsNamed(string name, string value)
    {
        await using var own = new OwnService(new Dictionary<string, string> { [name] = value });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await own.InitializeAsync());

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_AreNotInTheLogs()
    {
        var owner = await service.NewOwnerAsync("Quiet");
        await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = "unmistakable-prompt-words" }));

        Assert.DoesNotContain("unmistakable-prompt-words", service.Api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-test", service.Api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("IGAA-emulator", service.Api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("emulated-cloud-secret", service.Api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(owner.Http.DefaultRequestHeaders.Authorization!.Parameter!, service.Api.Output, StringComparison.Ordinal);
    }
}
