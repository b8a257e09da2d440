using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Generations;

public sealed class RequestingImagesTests : IAsyncLifetime
{
    private static readonly GenerateImages Boat = new() { Prompt = "a boat" };
    private Workshop _workshop = null!;
    private CurrentUser _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        _caller = await _workshop.SignUpAsync(credits: 25);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Accepted_IsQueuedWithItsCreditsHeld()
    {
        var generation = await _workshop.RequestAsync(_caller, Boat with { Count = 2 });

        Assert.Equal((GenerationStatus.Queued, 20), (generation.Status, generation.CreditsHeld.Value));
        Assert.Equal(new Balance(25, 5, 20, 0), await _workshop.BalanceAsync(_caller));
        var first = Assert.Single(await _workshop.EventsAsync(generation.Id));
        Assert.Equal((1, GenerationStatus.Queued, GenerationStage.Queued, 0), (first.Sequence, first.Status, first.Stage, first.Percent));
        Assert.Equal(1, await _workshop.ReadAsync(context => context.AuditEntries.CountAsync(row => row.SubjectId == generation.Id && row.Action == "generateImages")));
        var told = await _workshop.ReadAsync(context => context.OutboxMessages.Where(row => row.SubjectId == generation.Id).Select(row => row.Kind).ToListAsync());
        Assert.Equal([EventKind.GenerationRequested, EventKind.GenerationProgressed], told.Order());
        await _workshop.AssertBooksBalanceAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("a \0 b")]
    public async Task UnusablePrompt_IsRefused(string prompt)
        => Assert.Equal("prompt", (await RefusedAsync<ValidationException>(Boat with { Prompt = prompt })).Field);

    [Fact]
    public async Task HalfACharacter_IsRefused()
        => Assert.Equal("prompt", (await RefusedAsync<ValidationException>(Boat with { Prompt = "half a \ud83d" })).Field);

    [Fact]
    public async Task PromptLength_IsCountedInCharacters()
    {
        Assert.Equal("prompt", (await RefusedAsync<ValidationException>(Boat with { Prompt = new string('a', 4001) })).Field);
        Assert.Equal("negativePrompt", (await RefusedAsync<ValidationException>(Boat with { NegativePrompt = new string('a', 4001) })).Field);

        var longest = string.Concat(Enumerable.Repeat("🙂", 4000));
        Assert.Equal(longest, (await _workshop.RequestAsync(_caller, Boat with { Prompt = $" {longest} " })).Prompt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    public Task CountOutOfRange_IsRefused(int count) => RefusedAsync<CountOutOfRangeException>(Boat with { Count = count });

    [Theory]
    [InlineData("big")]
    [InlineData("300x200")]
    [InlineData("1024x")]
    [InlineData("0x0")]
    [InlineData("-16x16")]
    [InlineData("1040x1041")]
    [InlineData("99999x99999")]
    [InlineData("1e3x1e3")]
    [InlineData("")]
    public async Task UnknownSize_IsRefusedWithTheAllowedOnes(string size)
    {
        var refusal = await RefusedAsync<UnsupportedSizeException>(Boat with { Size = size });
        Assert.Equal(size, refusal.Requested);
        Assert.Contains("1024x1024", refusal.Allowed);
        Assert.Contains("256x256", refusal.Allowed);
        Assert.Contains("1080x1350", refusal.Allowed);
    }

    [Fact]
    public async Task SizeAndAspectRatio_AreRefusedTogether()
        => Assert.Equal("aspectRatio", (await RefusedAsync<ValidationException>(Boat with { Size = "1024x1024", AspectRatio = AspectRatio.Square })).Field);

    [Fact]
    public async Task UnknownModelOrProvider_IsUnavailable()
    {
        await RefusedAsync<ModelUnavailableException>(Boat with { Model = "dall-e-3" });
        await RefusedAsync<ModelUnavailableException>(Boat with { Provider = "midjourney" });
        await RefusedAsync<ModelUnavailableException>(Boat with { Provider = "nobody", Model = "gpt-image-2" });
    }

    [Fact]
    public async Task Model_IsUnavailableFromItsLastDay()
    {
        await using var before = NodeAt(new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero));
        var generation = await RequestAsync(before, Boat with { Model = "gpt-image-1.5" });
        Assert.Equal("gpt-image-1.5", generation.Model);

        await using var after = NodeAt(new DateTimeOffset(2026, 12, 1, 0, 0, 1, TimeSpan.Zero));
        await Assert.ThrowsAsync<ModelUnavailableException>(() => RequestAsync(after, Boat with { Model = "gpt-image-1.5" }));
    }

    [Fact]
    public async Task SeedOfAModelWithoutSeeds_IsRefused()
        => Assert.Equal("seed", (await RefusedAsync<ValidationException>(Boat with { Seed = 1 })).Field);

    [Fact]
    public async Task SwitchedOff_EverythingIsRefused()
    {
        await using var node = NodeWith(("AI_GENERATION_ENABLED", "false"));
        await Assert.ThrowsAsync<GenerationDisabledException>(() => RequestAsync(node, Boat));
        await AssertNothingHappenedAsync();
    }

    [Fact]
    public async Task TooFewCredits_AreToldWithBothNumbers()
    {
        var refusal = await RefusedAsync<InsufficientCreditsException>(Boat with { Count = 3, IdempotencyKey = "k" });
        Assert.Equal((30, 25), (refusal.Required, refusal.Available));
    }

    [Fact]
    public async Task TooManyRequests_AreToldWhenToComeBack()
    {
        await using var node = Node.Build(_workshop.Settings, services => services.Configure<GenerationRateLimitOptions>(limits => limits.PerUserPerMinute = 2));
        await RequestAsync(node, Boat);
        await RequestAsync(node, Boat);
        var before = await CountsAsync();

        await using var scope = node.Services.CreateAsyncScope();
        var refusal = await Assert.ThrowsAsync<RateLimitedException>(
            () => scope.ServiceProvider.GetRequiredService<GenerateImagesCommand>().ExecuteAsync(_caller, Boat, CancellationToken.None));

        Assert.InRange(refusal.RetryAfterSeconds, 1, 30);
        var observed = scope.ServiceProvider.GetRequiredService<RateLimitObservation>().State!.Value;
        Assert.Equal((2, 0, true), (observed.Limit, observed.Remaining, observed.IsExceeded));
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task RefusedForm_CostsNoPermit()
    {
        await using var node = Node.Build(_workshop.Settings, services => services.Configure<GenerationRateLimitOptions>(limits => limits.PerUserPerMinute = 1));
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<ValidationException>(() => RequestAsync(node, Boat with { Prompt = " " }));
        await RequestAsync(node, Boat);
    }

    [Fact]
    public async Task RepeatedKey_GivesTheFirstAnswer()
    {
        var first = await _workshop.RequestAsync(_caller, Boat with { IdempotencyKey = "k" });
        var second = await _workshop.RequestAsync(_caller, Boat with { IdempotencyKey = "k" });
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(15, (await _workshop.BalanceAsync(_caller)).Available);

        var before = await CountsAsync();
        await Assert.ThrowsAsync<IdempotencyConflictException>(() => _workshop.RequestAsync(_caller, Boat with { IdempotencyKey = "k", Count = 2 }));
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task KeyOfAnotherWorkspace_IsAnotherKey()
    {
        var other = await _workshop.SignUpAsync(credits: 25);
        var mine = await _workshop.RequestAsync(_caller, Boat with { IdempotencyKey = "k" });
        var theirs = await _workshop.RequestAsync(other, Boat with { IdempotencyKey = "k", Count = 2 });
        Assert.NotEqual(mine.Id, theirs.Id);
    }

    [Fact]
    public async Task UnusableKey_IsRefused()
    {
        Assert.Equal("idempotencyKey", (await RefusedAsync<ValidationException>(Boat with { IdempotencyKey = "" })).Field);
        Assert.Equal("idempotencyKey", (await RefusedAsync<ValidationException>(Boat with { IdempotencyKey = "a\0" })).Field);
        Assert.Equal("idempotencyKey", (await RefusedAsync<ValidationException>(Boat with { IdempotencyKey = new string('k', 201) })).Field);
    }

    [Fact]
    public async Task TwentyAtOnceWithOneKey_MakeOneGeneration()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _workshop.RequestAsync(_caller, Boat with { IdempotencyKey = "k" })));

        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        Assert.Equal(new Balance(25, 15, 10, 0), await _workshop.BalanceAsync(_caller));
        Assert.Equal(1, await _workshop.ReadAsync(context => context.Generations.CountAsync()));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task FiftyAtOnce_SpendNoCreditTwice()
    {
        var rich = await _workshop.SignUpAsync(credits: 205);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            try
            {
                await _workshop.RequestAsync(rich, Boat);
                return true;
            }
            catch (InsufficientCreditsException)
            {
                return false;
            }
        }));

        Assert.Equal(20, outcomes.Count(accepted => accepted));
        Assert.Equal(new Balance(205, 5, 200, 0), await _workshop.BalanceAsync(rich));
        await _workshop.AssertBooksBalanceAsync();
    }

    private async Task<TProblem> RefusedAsync<TProblem>(GenerateImages input)
        where TProblem : DomainException
    {
        var problem = await Assert.ThrowsAsync<TProblem>(() => _workshop.RequestAsync(_caller, input));
        await AssertNothingHappenedAsync();
        return problem;
    }

    private async Task AssertNothingHappenedAsync()
    {
        Assert.Equal(new Balance(25, 25, 0, 0), await _workshop.BalanceAsync(_caller));
        Assert.Equal("0 0 1 0 0 0", await CountsAsync());
    }

    private Task<string> CountsAsync() => _workshop.ReadAsync(async context =>
        $"{await context.Generations.CountAsync()} {await context.GenerationEvents.CountAsync()} {await context.CreditEntries.CountAsync()} "
        + $"{await context.IdempotencyKeys.CountAsync()} {await context.AuditEntries.CountAsync()} {await context.OutboxMessages.CountAsync()}");

    private Task<Generation> RequestAsync(Node node, GenerateImages input)
        => node.RunAsync((GenerateImagesCommand command) => command.ExecuteAsync(_caller, input, CancellationToken.None));

    private Node NodeWith(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(_workshop.Settings);
        foreach (var (name, value) in settings) all[name] = value;
        return Node.Build(all);
    }

    private Node NodeAt(DateTimeOffset now)
        => Node.Build(_workshop.Settings, services => services.AddSingleton<TimeProvider>(new ShiftedClock(now)));
}
