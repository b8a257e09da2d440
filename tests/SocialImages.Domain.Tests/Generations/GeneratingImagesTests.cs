using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Tests.Support;
using SocialImages.Imaging;

namespace SocialImages.Domain.Tests.Generations;

public sealed class GeneratingImagesTests(WorkshopWithWorker fixture) : IClassFixture<WorkshopWithWorker>
{
    private readonly Workshop _workshop = fixture.Workshop;

    [Fact]
    public async Task OnePicture_IsStoredAndCaptured()
    {
        await _workshop.Outside.ResetAsync();
        var caller = await _workshop.SignUpAsync(credits: 100);

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages
        {
            Prompt = "  a lighthouse at dawn  ",
            NegativePrompt = "people",
            Style = ImageStyle.Minimal,
        });

        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        Assert.Equal(new Balance(100, 90, 0, 10), await _workshop.BalanceAsync(caller));
        var image = Assert.Single(await _workshop.ImagesAsync(generation.Id));
        Assert.Equal(new PixelSize(1024, 1024), image.Size);
        Assert.Equal("a lighthouse at dawn", image.Prompt);
        Assert.Equal(10, image.CostCredits.Value);
        Assert.NotEmpty(image.Colors);
        Assert.NotNull(image.PerceptualHash);
        Assert.Equal(28, image.Placeholder.Length);
        Assert.Equal(generation.CostUsd, image.CostUsd);
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Cost_IsThatOfTheReportedTokens()
    {
        await _workshop.Outside.ResetAsync();
        var caller = await _workshop.SignUpAsync();

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat" });

        // 1,767 tokens for a medium square, 100 for each of two previews, at 30 dollars a million; and the prompt's few.
        var attempt = Assert.Single(await _workshop.AttemptsAsync(generation.Id));
        Assert.Equal(AttemptOutcome.Succeeded, attempt.Outcome);
        Assert.InRange(attempt.CostUsd, 0.05901m, 0.0599m);
        Assert.StartsWith("req_", attempt.RequestId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipe_TellsWhatWasReallySent()
    {
        await _workshop.Outside.ResetAsync();
        var caller = await _workshop.SignUpAsync();

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages
        {
            Prompt = "a boat",
            NegativePrompt = "people",
            Style = ImageStyle.Minimal,
            AspectRatio = AspectRatio.Portrait_4_5,
            Quality = ImageQuality.Hd,
        });

        var recipe = Assert.Single(await _workshop.ImagesAsync(generation.Id)).Recipe!;
        var sent = Assert.Single(await _workshop.Outside.RequestsAsync("generate")).Body!;
        using var body = System.Text.Json.JsonDocument.Parse(sent);
        Assert.Equal(body.RootElement.GetProperty("prompt").GetString(), recipe.SentPrompt);
        Assert.Contains("people", recipe.SentPrompt, StringComparison.Ordinal);
        Assert.Contains("minimalist", recipe.SentPrompt, StringComparison.Ordinal);
        Assert.True(recipe.IsNegativePromptFolded);
        Assert.Equal(("1080x1350", "1088x1360"), (recipe.RequestedSize, recipe.SentSize));
        Assert.Equal("1088x1360", body.RootElement.GetProperty("size").GetString());
        Assert.Equal("high", body.RootElement.GetProperty("quality").GetString());
        Assert.Equal("gpt-image-2", body.RootElement.GetProperty("model").GetString());
    }

    [Theory]
    [InlineData("256x256", 3)]
    [InlineData("512x512", 5)]
    [InlineData("1024x1024", 10)]
    [InlineData("1792x1024", 15)]
    [InlineData("1024x1792", 15)]
    [InlineData("1080x1350", 14)]
    [InlineData("1080x566", 6)]
    public async Task EverySize_IsDeliveredExactly(string size, int credits)
    {
        await _workshop.Outside.ResetAsync();
        var caller = await _workshop.SignUpAsync();

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Size = size });

        var image = Assert.Single(await _workshop.ImagesAsync(generation.Id));
        Assert.Equal(size, image.Size.ToString());
        Assert.Equal(credits, (await _workshop.BalanceAsync(caller)).Captured);
        Assert.Equal(image.Size, await StoredSizeAsync(image));
    }

    [Fact]
    public async Task Renditions_AreStoredBesideThePicture()
    {
        await _workshop.Outside.ResetAsync();
        var caller = await _workshop.SignUpAsync();

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Size = "1792x1024" });

        var image = Assert.Single(await _workshop.ImagesAsync(generation.Id));
        var renditions = await _workshop.ReadAsync(context => context.ImageRenditions.AsNoTracking()
            .Where(row => row.ImageId == image.Id).OrderBy(row => row.Width).ToListAsync());
        Assert.Equal([(Domain.Images.Rendition.Thumbnail, 320), (Domain.Images.Rendition.Medium, 1080)], renditions.Select(row => (row.Rendition, row.Width)));
        foreach (var rendition in renditions)
        {
            await using var stored = await OpenAsync(new StorageKey(image.WorkspaceId, rendition.ContentHash));
            Assert.Equal(rendition.ByteSize, stored!.Length);
        }

        var urls = _workshop.Front.Services.GetRequiredService<ImageUrls>();
        Assert.Contains(renditions[0].ContentHash.Hex, urls.For(image, renditions, Domain.Images.Rendition.Thumbnail), StringComparison.Ordinal);
        Assert.Contains(image.ContentHash.Hex, urls.For(image, renditions, Domain.Images.Rendition.Full), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralPictures_AreCallsOfTheirOwn()
    {
        await _workshop.Outside.ResetAsync();
        var caller = await _workshop.SignUpAsync();

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Count = 4 });

        Assert.Equal([0, 1, 2, 3], (await _workshop.ImagesAsync(generation.Id)).Select(image => image.GenerationIndex!.Value));
        Assert.Equal(4, await _workshop.Outside.CountAsync("generate"));
        Assert.Equal(40, (await _workshop.BalanceAsync(caller)).Captured);
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Progress_NeverGoesBack()
    {
        await _workshop.Outside.ResetAsync();
        var caller = await _workshop.SignUpAsync();

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Count = 4 });

        var events = await _workshop.EventsAsync(generation.Id);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(row => row.Sequence));
        Assert.Equal(events.Select(row => row.Percent).Order(), events.Select(row => row.Percent));
        Assert.Equal(events.Select(row => row.Stage).Order(), events.Select(row => row.Stage));
        Assert.Equal(
            [GenerationStage.Queued, GenerationStage.Moderating, GenerationStage.Generating, GenerationStage.Storing, GenerationStage.Done],
            events.Select(row => row.Stage).Distinct());
        // Two are sent for each; the second goes untold where the picture itself was faster.
        Assert.InRange(events.Count(row => row.PreviewHash is not null), 4, 8);
        Assert.Equal(4, events.Count(row => row.ImageId is not null));
        Assert.InRange(events.Count, 12, 40);
        Assert.Equal((GenerationStatus.Succeeded, 100), (events[^1].Status, events[^1].Percent));
    }

    [Fact]
    public async Task Previews_AreSmallStoredPictures()
    {
        await _workshop.Outside.ResetAsync();
        var caller = await _workshop.SignUpAsync();

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Size = "1792x1024" });

        var previews = (await _workshop.EventsAsync(generation.Id)).Where(row => row.PreviewHash is not null).ToList();
        Assert.InRange(previews.Count, 1, 2);
        foreach (var preview in previews)
        {
            await using var stored = await OpenAsync(new StorageKey(generation.WorkspaceId, preview.PreviewHash!.Value));
            var facts = await InspectAsync(stored!);
            Assert.Equal((ImageFormat.Jpeg, 512), (facts.Format, facts.Size.LongSide));
        }
    }

    private async Task<PixelSize> StoredSizeAsync(Image image)
    {
        await using var stored = await OpenAsync(image.StorageKey);
        return (await InspectAsync(stored!)).Size;
    }

    private Task<Stream?> OpenAsync(StorageKey key)
        => _workshop.Front.Services.GetRequiredService<IImageStore>().OpenReadAsync(key, CancellationToken.None);

    private async Task<ImageFacts> InspectAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return _workshop.Front.Services.GetRequiredService<ImageInspector>().Inspect(bytes.ToArray());
    }
}
