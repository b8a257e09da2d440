using System.Text;
using System.Text.Json;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

public sealed class SurvivingProviderFaultsTests(WorkshopWithWorker fixture) : IClassFixture<WorkshopWithWorker>
{
    private const decimal ListPrice = 0.053m;
    private readonly Workshop _workshop = fixture.Workshop;

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task BusyForAWhile_IsAskedAgain(int status)
    {
        var generation = await GenerateAsync(new { operation = "generate", fault = "status", value = status, times = 2 });

        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        var attempts = await _workshop.AttemptsAsync(generation.Id);
        Assert.Equal([AttemptOutcome.Failed, AttemptOutcome.Failed, AttemptOutcome.Succeeded], attempts.Select(attempt => attempt.Outcome));
        Assert.Equal([0m, 0m], attempts.Take(2).Select(attempt => attempt.CostUsd));
        Assert.Equal(3, await _workshop.Outside.CountAsync("generate"));
    }

    [Fact]
    public async Task BusyForEver_EndsUnavailableAfterFourCalls()
    {
        var generation = await GenerateAsync(new { operation = "generate", fault = "status", value = 429, times = 0 });

        await AssertUnavailableAsync(generation, calls: 4, costUsd: 0);
        Assert.Equal(["openai"], generation.Failure!.TriedProviders);
    }

    [Fact]
    public async Task AdviceToWaitTooLong_IsPassedOn()
    {
        var generation = await GenerateAsync(new
        {
            operation = "generate",
            fault = "status",
            times = 0,
            value = new { status = 429, headers = new Dictionary<string, string> { ["retry-after"] = "100" } },
        });

        await AssertUnavailableAsync(generation, calls: 1, costUsd: 0);
        Assert.Equal(100, generation.Failure!.RetryAfterSeconds);
    }

    [Theory]
    [InlineData("status", 500)]
    [InlineData("status", 502)]
    [InlineData("dropBefore", null)]
    [InlineData("dropAfter", null)]
    [InlineData("truncate", null)]
    [InlineData("truncate", 100)]
    [InlineData("garbage", null)]
    public async Task WhatMayHaveCost_IsNotRepeated(string fault, int? value)
    {
        var generation = await GenerateAsync(new { operation = "generate", fault, value, times = 0 });

        await AssertUnavailableAsync(generation, calls: 1, ListPrice);
    }

    [Fact]
    public async Task LostReply_IsRecordedAsSuchWithItsMoney()
    {
        var generation = await GenerateAsync(new { operation = "generate", fault = "dropAfter", times = 0 });

        var attempt = Assert.Single(await _workshop.AttemptsAsync(generation.Id));
        Assert.Equal((AttemptOutcome.Lost, ListPrice), (attempt.Outcome, attempt.CostUsd));
        Assert.NotNull(attempt.FinishedAt);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        var generation = await GenerateAsync(new
        {
            operation = "generate",
            fault = "status",
            times = 0,
            value = new { status = 302, headers = new Dictionary<string, string> { ["location"] = "http://127.0.0.1:9/" } },
        });

        await AssertUnavailableAsync(generation, calls: 1, ListPrice);
    }

    [Fact]
    public async Task EmptyAnswer_IsNoPicture()
        => await AssertUnavailableAsync(
            await GenerateAsync(new { operation = "generate", fault = "garbage", times = 0, value = new { status = 200, contentType = "text/event-stream", body = "" } }),
            calls: 1,
            ListPrice);

    [Fact]
    public async Task SilentProvider_IsGivenUpAndItsMoneyCounted()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "hang", times = 0 });
        await workshop.StartWorkerAsync(("OPENAI_TIMEOUT_SECONDS", "1"));

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat" });

        Assert.Equal("PROVIDER_UNAVAILABLE", generation.Failure!.Code);
        Assert.Equal(AttemptOutcome.Lost, Assert.Single(await workshop.AttemptsAsync(generation.Id)).Outcome);
    }

    [Fact]
    public async Task NobodyThere_CostsNothing()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.StartWorkerAsync(("OPENAI_BASE_URL", "http://127.0.0.1:9/v1"), ("MODERATION", "none"));

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat" });

        Assert.Equal(("PROVIDER_UNAVAILABLE", 0m), (generation.Failure!.Code, generation.CostUsd));
        Assert.All(await workshop.AttemptsAsync(generation.Id), attempt => Assert.Equal(AttemptOutcome.Failed, attempt.Outcome));
    }

    [Fact]
    public async Task HugePicture_IsNoPicture()
    {
        // A header of 60,000 x 60,000 pixels with nothing behind it.
        const string Bomb = "iVBORw0KGgoAAAANSUhEUgAA6mAAAOpgAQAAAACoqUjvAAAADElEQVR4nGNgoD0AAABkAAGGZDw1AAAAAElFTkSuQmCC";
        await AssertUnavailableAsync(await GenerateAsync(Streamed(new { type = "image_generation.completed", b64_json = Bomb })), calls: 1, ListPrice);
    }

    [Fact]
    public async Task HtmlInsteadOfAPicture_IsNoPicture()
    {
        var html = Convert.ToBase64String(Encoding.UTF8.GetBytes("<html><body>Sorry</body></html>"));
        var generation = await GenerateAsync(Streamed(new { type = "image_generation.completed", b64_json = html }));

        await AssertUnavailableAsync(generation, calls: 1, ListPrice);
        Assert.Contains("no picture", Assert.Single(await _workshop.AttemptsAsync(generation.Id)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"image_generation.completed","b64_json":"???"}""")]
    [InlineData("""{"type":"image_generation.completed"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""[1,2]""")]
    [InlineData("""{"type":"some.news"}""")]
    [InlineData("""{"error":"out of order"}""")]
    [InlineData("""{"error":{"type":"server_error","message":"oh"}}""")]
    public async Task UnreadableEvents_AreNoPicture(string data)
        => await AssertUnavailableAsync(await GenerateAsync(Streamed(JsonDocument.Parse(data).RootElement)), calls: 1, ListPrice);

    [Fact]
    public async Task ClosingDone_IsTolerated()
    {
        await _workshop.Outside.ResetAsync();
        await _workshop.Outside.SetAsync(new { openAI = new { streamEndsWithDone = true } });
        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat" });
        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
    }

    [Fact]
    public async Task RetiredModel_IsToldAsSuch()
    {
        var generation = await GenerateAsync(new
        {
            operation = "generate",
            fault = "status",
            value = new { status = 404, body = new { error = new { message = "gone", type = "invalid_request_error", code = "model_not_found" } } },
        });
        Assert.Equal((GenerationStatus.Failed, "MODEL_UNAVAILABLE"), (generation.Status, generation.Failure!.Code));
        Assert.Equal(0, generation.CreditsCaptured.Value);
    }

    [Fact]
    public async Task EmptyAccount_IsNotRepeatedAndSaysNothingOfWaiting()
    {
        var generation = await GenerateAsync(new
        {
            operation = "generate",
            fault = "status",
            times = 0,
            value = new { status = 429, body = new { error = new { message = "quota", type = "insufficient_quota", code = "insufficient_quota" } } },
        });

        await AssertUnavailableAsync(generation, calls: 1, costUsd: 0);
        Assert.Null(generation.Failure!.RetryAfterSeconds);
    }

    [Fact]
    public async Task OneOfFourFails_TheOthersAreDelivered()
    {
        await _workshop.Outside.ResetAsync();
        await _workshop.Outside.MisbehaveAsync(new { service = "openai", operation = "generate", fault = "status", value = 500, after = 1 });
        var caller = await _workshop.SignUpAsync(credits: 100);

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Count = 4 });

        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        Assert.Equal(3, (await _workshop.ImagesAsync(generation.Id)).Count);
        Assert.Equal(new Balance(100, 70, 0, 30), await _workshop.BalanceAsync(caller));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Refusal_NeverNamesPromptOrKey()
    {
        var generation = await GenerateAsync(new
        {
            operation = "generate",
            fault = "status",
            value = new { status = 400, body = new { error = new { message = "your prompt 'a boat' with sk-good", type = "invalid_request_error", code = "bad" } } },
        });

        Assert.Equal("VALIDATION", generation.Failure!.Code);
        var attempt = Assert.Single(await _workshop.AttemptsAsync(generation.Id));
        Assert.DoesNotContain("boat", generation.Failure.Message + attempt.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-good", generation.Failure.Message + attempt.Error, StringComparison.Ordinal);
    }

    private static object Streamed(object data) => new
    {
        operation = "generate",
        fault = "garbage",
        times = 0,
        value = new { status = 200, contentType = "text/event-stream", body = $"data: {JsonSerializer.Serialize(data)}\n\n" },
    };

    private async Task<Generation> GenerateAsync(object fault)
    {
        await _workshop.Outside.ResetAsync();
        await _workshop.Outside.MisbehaveAsync(fault);
        return await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat" });
    }

    private async Task AssertUnavailableAsync(Generation generation, int calls, decimal costUsd)
    {
        Assert.Equal((GenerationStatus.Failed, "PROVIDER_UNAVAILABLE"), (generation.Status, generation.Failure?.Code));
        Assert.IsType<ProviderUnavailableException>(generation.Failure!.ToError());
        Assert.Equal(0, generation.CreditsCaptured.Value);
        Assert.Equal(costUsd, generation.CostUsd);
        Assert.Equal(calls, await _workshop.Outside.CountAsync("generate"));
        Assert.Equal(calls, (await _workshop.AttemptsAsync(generation.Id)).Count);
        var last = (await _workshop.EventsAsync(generation.Id))[^1];
        Assert.Equal((GenerationStatus.Failed, GenerationStage.Done, 100, "PROVIDER_UNAVAILABLE"), (last.Status, last.Stage, last.Percent, last.Failure?.Code));
        await _workshop.AssertBooksBalanceAsync();
    }
}
