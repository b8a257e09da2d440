using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

public sealed class ListingModelsTests(ProviderBench bench) : IClassFixture<ProviderBench>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("openai", "gpt-image-2")]
    [InlineData("stability", "stable-image-core")]
    [InlineData("gemini", "gemini-nano-banana-2.1")]
    [InlineData("midjourney", "midjourney-v7")]
    [InlineData("local", "loaded-checkpoint")]
    [InlineData("compatible", "loaded-model")]
    public void EveryProvider_HasADefault(string provider, string expected)
        => Assert.Equal(expected, ModelCatalog.Load(path: null).DefaultOf(provider, Now)!.Name);

    [Fact]
    public void EveryModel_MakesEveryFormatItLists()
    {
        foreach (var model in ModelCatalog.Load(path: null).Models)
        {
            Assert.All(model.AspectRatios, ratio => Assert.NotNull(SizePlan.Find(SizePlan.PixelsOf(ratio), model)));
            Assert.All(Enum.GetValues<ImageQuality>(), quality => Assert.Contains(quality, model.Qualities.Keys));
        }
    }

    [Theory]
    [InlineData("gemini-nano-banana-2.1", "928x1152", ImageQuality.Standard, "0.0336")]
    [InlineData("gemini-nano-banana-2.1", "928x1152", ImageQuality.Hd, "0.0504")]
    [InlineData("gemini-nano-banana-2.1", "4096x4096", ImageQuality.Standard, "0.113")]
    [InlineData("stable-image-core", "912x1632", ImageQuality.Standard, "0.03")]
    [InlineData("sd3.5-large", "1024x1024", ImageQuality.Standard, "0.065")]
    [InlineData("gpt-image-2", "1024x1024", ImageQuality.Hd, "0.211")]
    public void Price_IsThatOfTheSize(string model, string size, ImageQuality quality, string usd)
        => Assert.Equal(decimal.Parse(usd, provider: null), ModelCatalog.Load(path: null).Find(model)!.EstimateUsd(SizeText.Parse(size)!.Value, quality));

    [Fact]
    public void ConfiguredCheckpoint_HasTheTemplatesAbilities()
    {
        var catalog = ModelCatalog.Load(path: null, new Dictionary<string, string> { ["local"] = "dreamshaper_8" });
        var model = catalog.DefaultOf("local", Now)!;
        Assert.Equal(("dreamshaper_8", false, true), (model.Name, model.IsTemplate, model.SupportsUpscale));
        Assert.Null(catalog.Find("local", "loaded-checkpoint"));
    }

    [Theory]
    [InlineData("gemini-2.5-flash-image", "was shut down")]
    [InlineData("gpt-image-2", null)]
    public async Task EndOfAModel_IsWarnedOfAndThenRefused(string model, string? warning)
    {
        await using var node = bench.Node();
        var choice = node.Services.GetRequiredService<ModelChoice>();
        var told = choice.WarningAbout(node.Services.GetRequiredService<ModelCatalog>().Find(model)!);
        if (warning is null)
        {
            Assert.Null(told);
            return;
        }

        Assert.Contains(warning, told, StringComparison.Ordinal);
        Assert.Throws<ModelUnavailableException>(() => choice.Choose(provider: null, model));
    }

    [Theory]
    [InlineData(10, 10, "in 10 days")]
    [InlineData(1, 1, "in 1 day.")]
    [InlineData(0, 0, "was shut down")]
    [InlineData(90, 90, null)]
    public async Task DaysLeft_AreCounted(int days, int left, string? warning)
    {
        await using var node = bench.Node();
        var now = TimeProvider.System.GetUtcNow();
        var model = ModelCatalog.Load(path: null).Find("gpt-image-2")! with { ShutdownDate = DateOnly.FromDateTime(now.UtcDateTime).AddDays(days) };

        Assert.Equal(left, model.DaysLeftAt(now));
        if (warning is null) Assert.Null(node.Services.GetRequiredService<ModelChoice>().WarningAbout(model));
        else Assert.Contains(warning, node.Services.GetRequiredService<ModelChoice>().WarningAbout(model), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"models":[{"provider":"x","name":"a","sizes":[],"aspectRatios":[],"qualities":{"STANDARD":""},"maxCount":1,"prices":[]}]}""", "lists no sizes")]
    [InlineData("""{"models":[{"provider":"x","name":"a","sizes":["1x1"],"aspectRatios":[],"qualities":{},"maxCount":1,"prices":[]}]}""", "STANDARD")]
    [InlineData("""{"models":[{"provider":"x","name":"a","sizes":["1x1"],"aspectRatios":[],"qualities":{"STANDARD":""},"maxCount":0,"prices":[]}]}""", "maxCount")]
    [InlineData("""{"models":[{"provider":"x","name":"a","sizeNames":{"wide":"16:9"},"aspectRatios":[],"qualities":{"STANDARD":""},"maxCount":1,"prices":[]}]}""", "1024x1024")]
    [InlineData("[]", "MODEL_CATALOG_PATH")]
    public async Task OperatorsFile_IsChecked(string json, string expected)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, json);
        var problem = Assert.Throws<InvalidOperationException>(() => ModelCatalog.Load(path));
        File.Delete(path);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains("MODEL_CATALOG_PATH", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4294967294, 4294967294, 4294967294)]
    [InlineData(4294967295, 4294967294, 0)]
    [InlineData(-1, 2147483647, 2147483647)]
    public void Seeds_FitTheModel(long seed, long max, long expected)
        => Assert.Equal(expected, (ModelCatalog.Load(path: null).Find("sd3.5-large")! with { MaxSeed = max }).SeedFrom(seed));
}
