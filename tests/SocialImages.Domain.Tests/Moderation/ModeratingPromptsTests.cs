using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Moderation;

public sealed class ModeratingPromptsTests(WorkshopWithWorker fixture) : IClassFixture<WorkshopWithWorker>
{
    private readonly Workshop _workshop = fixture.Workshop;

    [Fact]
    public async Task FlaggedPrompt_IsNeverSent()
    {
        await _workshop.Outside.ResetAsync();
        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a gory scene", Count = 2 });

        Assert.Equal((GenerationStatus.Failed, "PROMPT_REJECTED"), (generation.Status, generation.Failure!.Code));
        Assert.Equal(["violence", "violence/graphic"], Assert.IsType<PromptRejectedException>(generation.Failure.ToError()).Categories);
        Assert.Equal(0, await _workshop.Outside.CountAsync("generate"));
        Assert.Equal((0, 0m), (generation.CreditsCaptured.Value, generation.CostUsd));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task RefusedPicture_IsToldAsSuch()
    {
        await _workshop.Outside.ResetAsync();
        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "blocked-at-output" });

        Assert.Equal("violence", Assert.IsType<ImageRejectedException>(generation.Failure!.ToError()).Reason);
        Assert.Equal(1, await _workshop.Outside.CountAsync("generate"));
        Assert.Equal(AttemptOutcome.Refused, Assert.Single(await _workshop.AttemptsAsync(generation.Id)).Outcome);
        Assert.Equal(0, generation.CreditsCaptured.Value);
    }

    [Fact]
    public async Task ModeratorBusyForAWhile_IsAskedAgain()
    {
        await _workshop.Outside.ResetAsync();
        await _workshop.Outside.MisbehaveAsync(new { operation = "moderate", fault = "status", value = 500, times = 2 });
        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat" });

        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        Assert.Equal(3 + 1, await _workshop.Outside.CountAsync("moderate"));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("garbage")]
    [InlineData("dropAfter")]
    public async Task ModeratorInTrouble_NothingIsSentUnchecked(string fault)
    {
        await _workshop.Outside.ResetAsync();
        await _workshop.Outside.MisbehaveAsync(new { operation = "moderate", fault, times = 0 });
        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat" });

        Assert.Equal(["moderation"], Assert.IsType<ProviderUnavailableException>(generation.Failure!.ToError()).TriedProviders);
        Assert.Equal(0, await _workshop.Outside.CountAsync("generate"));
    }
}
