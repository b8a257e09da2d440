using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

public sealed class BreakingCircuitsTests
{
    private const string Provider = "spare";
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly ImageProviderException Broken = new(ProviderFailure.Transient, "broken");
    private readonly StandingClock _clock = new();
    private readonly ProviderHealth _health;

    public BreakingCircuitsTests() => _health = new ProviderHealth(
        Options.Create(new GenerationOptions { CircuitFailures = 3, CircuitRest = Rest, MaxCircuitRest = TimeSpan.FromMinutes(2) }), _clock, NullLogger<ProviderHealth>.Instance);

    [Fact]
    public void FailuresInARow_OpenIt()
    {
        Fail(2);
        Assert.True(_health.Enter(Provider).MayAsk);
        Fail(1);
        var entry = _health.Enter(Provider);
        Assert.Equal((false, true, Rest), (entry.MayAsk, entry.IsBroken, entry.Rest));
        Assert.True(_health.Enter("another").MayAsk);
    }

    [Fact]
    public void SuccessBetween_CountsAnew()
    {
        Fail(2);
        _health.Succeeded(Provider, restBeforeNext: null);
        Fail(2);
        Assert.True(_health.Enter(Provider).MayAsk);
    }

    [Theory]
    [InlineData(ProviderFailure.Refused)]
    [InlineData(ProviderFailure.Invalid)]
    public void AnswersToWrongRequests_AreNoFailures(ProviderFailure reason)
    {
        Fail(2);
        _health.Failed(Provider, new ImageProviderException(reason, "no"));
        Fail(2);
        Assert.True(_health.Enter(Provider).MayAsk);
    }

    [Fact]
    public void RequestsThatComeToNothing_CloseItToNobody()
    {
        for (var i = 0; i < 5; i++) _health.Failed(Provider, new ImageProviderException(ProviderFailure.Transient, "no picture of that") { IsAboutRequest = true });
        Assert.True(_health.Enter(Provider).MayAsk);
    }

    [Fact]
    public void AfterTheRest_OneMayTry()
    {
        Fail(3);
        _clock.Advance(Rest);
        Assert.True(_health.Enter(Provider).MayAsk);
        Assert.False(_health.Enter(Provider).MayAsk);

        _health.Succeeded(Provider, restBeforeNext: null);
        Assert.True(_health.Enter(Provider).MayAsk);
        Assert.True(_health.Enter(Provider).MayAsk);
    }

    [Fact]
    public void FailedTrial_OpensItAgain()
    {
        Fail(3);
        _clock.Advance(Rest);
        Assert.True(_health.Enter(Provider).MayAsk);
        Fail(1);
        Assert.Equal(Rest, _health.Enter(Provider).Rest);
    }

    [Fact]
    public void CanceledTrial_LetsTheNextOneTry()
    {
        Fail(3);
        _clock.Advance(Rest);
        Assert.True(_health.Enter(Provider).MayAsk);
        _health.LeftOpen(Provider);
        Assert.True(_health.Enter(Provider).MayAsk);
    }

    [Fact]
    public void ItsOwnWish_IsObeyedWithinBounds()
    {
        _health.Failed(Provider, new ImageProviderException(ProviderFailure.RateLimited, "busy") { RetryAfter = TimeSpan.FromSeconds(7) });
        Assert.Equal((false, TimeSpan.FromSeconds(7)), (_health.Enter(Provider).IsBroken, _health.RestOf(Provider)));
        _clock.Advance(TimeSpan.FromSeconds(7));
        Assert.True(_health.Enter(Provider).MayAsk);

        _health.Succeeded(Provider, TimeSpan.FromHours(6));
        Assert.Equal(TimeSpan.FromMinutes(2), _health.RestOf(Provider));
    }

    [Fact]
    public async Task BrokenProvider_IsLeftAloneAndTheFallbackAskedAtOnce()
    {
        await using var workshop = await Workshop.OpenAsync();
        var spare = new SpareProvider { Before = (_, _) => throw new ImageProviderException(ProviderFailure.Transient, "broken") { MayHaveCost = true } };
        var plain = new SpareProvider("plain");
        await workshop.StartSpareAsync(
            spare,
            services => services.AddSingleton<IImageProvider>(plain).Configure<GenerationOptions>(options => (options.CircuitFailures, options.MaxCircuitRest) = (2, Rest)),
            ("IMAGE_GENERATION_FALLBACK", "plain"));
        var caller = await workshop.SignUpAsync();

        for (var i = 0; i < 4; i++)
        {
            var generation = await workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat" });
            Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        }

        Assert.Equal((2, 4), (spare.Calls, plain.Calls));
        var estimates = await workshop.Front.RunAsync((GenerationEstimates all) => all.EstimateAsync(caller, new GenerateImages { Prompt = "a boat" }, CancellationToken.None));
        Assert.Contains(estimates.Warnings, warning => warning.Code == GenerationWarningCode.ProviderInTrouble);
    }

    [Fact]
    public async Task NobodyLeftToAsk_IsToldWhenToComeBack()
    {
        await using var workshop = await Workshop.OpenAsync();
        var spare = new SpareProvider { Before = (_, _) => throw new ImageProviderException(ProviderFailure.Transient, "broken") { MayHaveCost = true } };
        await workshop.StartSpareAsync(spare, services => services.Configure<GenerationOptions>(options => (options.CircuitFailures, options.MaxCircuitRest) = (1, Rest)));
        var caller = await workshop.SignUpAsync();
        await workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat" });

        var second = await workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat" });

        Assert.InRange(Assert.IsType<ProviderUnavailableException>(second.Failure!.ToError()).RetryAfterSeconds!.Value, 1, 30);
        Assert.Empty(await workshop.AttemptsAsync(second.Id));
        Assert.Equal(1, spare.Calls);
    }

    [Fact]
    public async Task RateHeaders_SpaceTheCalls()
    {
        await using var workshop = await Workshop.OpenAsync();
        var spare = new SpareProvider { RestBeforeNextCall = TimeSpan.FromMilliseconds(400) };
        await workshop.StartSpareAsync(spare, services => services.Configure<GenerationOptions>(options => options.MaxCircuitRest = Rest));
        var caller = await workshop.SignUpAsync();

        var first = await workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Size = "64x64" });
        var second = await workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Size = "64x64" });

        var earlier = Assert.Single(await workshop.AttemptsAsync(first.Id));
        var later = Assert.Single(await workshop.AttemptsAsync(second.Id));
        Assert.True(later.StartedAt - earlier.StartedAt >= TimeSpan.FromMilliseconds(400));
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++) _health.Failed(Provider, Broken);
    }

    private sealed class StandingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
