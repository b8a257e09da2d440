using System.Net;
using System.Net.Sockets;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

public sealed class UsingProviderKeysTests
{
    private static readonly GenerateImages Boat = new() { Prompt = "a boat" };

    [Theory]
    [InlineData("sk-revoked,sk-good")]
    [InlineData("sk-no-credit, sk-unverified, sk-good")]
    public async Task RefusedKey_IsPassedOverFromThenOn(string keys)
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.StartWorkerAsync(("OPENAI_API_KEY", keys), ("MODERATION", "none"));
        var caller = await workshop.SignUpAsync();

        Assert.Equal(GenerationStatus.Succeeded, (await workshop.GenerateAsync(caller, Boat)).Status);
        Assert.Equal(GenerationStatus.Succeeded, (await workshop.GenerateAsync(caller, Boat)).Status);

        Assert.Equal(keys.Split(',').Length + 1, await workshop.Outside.CountAsync("generate"));
    }

    [Fact]
    public async Task NoGoodKey_EndsUnavailable()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.StartWorkerAsync(("OPENAI_API_KEY", "sk-revoked-1,sk-revoked-2"), ("MODERATION", "none"));

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), Boat);

        Assert.Equal((GenerationStatus.Failed, "PROVIDER_UNAVAILABLE"), (generation.Status, generation.Failure!.Code));
        Assert.Equal(2, await workshop.Outside.CountAsync("generate"));
        Assert.Equal(0, generation.CostUsd);
    }

    [Fact]
    public async Task NobodyListening_IsAskedAgainAndCostsNothing()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.StartWorkerAsync(("OPENAI_BASE_URL", $"http://127.0.0.1:{ClosedPort()}/v1"), ("MODERATION", "none"));

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), Boat);

        Assert.Equal("PROVIDER_UNAVAILABLE", generation.Failure!.Code);
        Assert.Equal(4, (await workshop.AttemptsAsync(generation.Id)).Count);
        Assert.Equal(0, generation.CostUsd);
    }

    [Fact]
    public async Task NoAnswerInTime_IsNotRepeated()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.StartWorkerAsync(("OPENAI_TIMEOUT_SECONDS", "2"));
        await workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "hang", times = 0 });

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), Boat);

        Assert.Equal("PROVIDER_UNAVAILABLE", generation.Failure!.Code);
        Assert.Equal(1, await workshop.Outside.CountAsync("generate"));
        Assert.Equal(0.053m, generation.CostUsd);
        await workshop.AssertBooksBalanceAsync();
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
