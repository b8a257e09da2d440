using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Tests.Generations;

public sealed class PlanningSizesTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.Load(path: null);

    [Theory]
    [InlineData("256x256", "816x816")]
    [InlineData("512x512", "816x816")]
    [InlineData("1024x1024", "1024x1024")]
    [InlineData("1792x1024", "1792x1024")]
    [InlineData("1024x1792", "1024x1792")]
    [InlineData("1080x1080", "1088x1088")]
    [InlineData("1080x1350", "1088x1360")]
    [InlineData("1080x1440", "1104x1472")]
    [InlineData("1080x566", "1136x592")]
    [InlineData("1920x1080", "1936x1088")]
    [InlineData("1080x1920", "1088x1936")]
    [InlineData("832x1040", "832x1040")]
    [InlineData("3840x2160", "3840x2160")]
    public void FreeSizes_AreTheNearestLegalOnes(string requested, string sent)
    {
        var plan = SizePlan.For(requested, Catalog.Find("gpt-image-2")!);
        Assert.Equal(sent, plan.Sent.ToString());
        Assert.Equal(requested != sent, plan.NeedsResizing);
    }

    [Theory]
    [InlineData("256x256", "1024x1024")]
    [InlineData("1080x1080", "1024x1024")]
    [InlineData("1080x1350", "1024x1536")]
    [InlineData("1080x1440", "1024x1536")]
    [InlineData("1080x566", "1536x1024")]
    [InlineData("1080x1920", "1024x1536")]
    [InlineData("1792x1024", "1536x1024")]
    public void ListedSizes_AreTheNearestOfTheList(string requested, string sent)
        => Assert.Equal(sent, SizePlan.For(requested, Catalog.Find("gpt-image-1.5")!).Sent.ToString());

    [Theory]
    [InlineData("gpt-image-2", "816x800")]
    [InlineData("gpt-image-2", "3856x1600")]
    [InlineData("gpt-image-2", "3840x2176")]
    [InlineData("gpt-image-2", "3200x1040")]
    [InlineData("gpt-image-2", "1000x1000")]
    [InlineData("gpt-image-1.5", "1088x1088")]
    public void IllegalSizes_AreRefused(string model, string size)
        => Assert.Throws<UnsupportedSizeException>(() => SizePlan.For(size, Catalog.Find(model)!));

    [Fact]
    public void EveryFormat_IsMadeByEveryModel()
    {
        foreach (var model in Catalog.Models)
        {
            foreach (var ratio in model.AspectRatios)
            {
                var plan = SizePlan.For(SizePlan.PixelsOf(ratio).ToString(), model);
                Assert.True(model.Makes(plan.Sent), $"{model.Name} {ratio}: {plan.Sent}");
            }
        }
    }

    [Fact]
    public void Catalog_KnowsWhatIsAlive()
    {
        var today = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal("gpt-image-2", Catalog.DefaultOf("openai", today)!.Name);
        Assert.Null(Catalog.Find("dall-e-3"));
        Assert.Null(Catalog.Find("gpt-image-1"));
        Assert.Equal("gpt-image-2", Catalog.Find("gpt-image-2-2026-04-21")!.Name);
        var ending = Catalog.Models.Where(model => model.Provider == "openai" && model.ShutdownDate is not null).ToList();
        Assert.Equal(["gpt-image-1.5", "gpt-image-1-mini"], ending.Select(model => model.Name));
        Assert.All(ending, model => Assert.True(model.IsAliveAt(today) && !model.IsAliveAt(today.AddDays(10))));
        Assert.All(Catalog.Models.Where(model => model.Provider is "openai" or "stability" or "gemini"), model => Assert.All(Enum.GetValues<ImageQuality>(), quality => Assert.True(model.EstimateUsd(model.Sizes[0], quality) > 0)));
    }

    [Fact]
    public void UnreadableCatalog_NamesTheSetting()
    {
        Assert.Contains("MODEL_CATALOG_PATH", Assert.Throws<InvalidOperationException>(() => ModelCatalog.Load("/nowhere/catalog.json")).Message, StringComparison.Ordinal);
    }
}
