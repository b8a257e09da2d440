using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Tests.Support;
using SocialImages.Imaging;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Tests.Generations;

public sealed class FallingBackTests
{
    private const string Catalog = """
        {"models":[
          {"provider":"openai","name":"gpt-image-2","isDefault":true,"sizes":["1024x1024"],"aspectRatios":["SQUARE"],"qualities":{"STANDARD":"medium","HD":"high"},
           "maxCount":10,"prices":[{"size":"1024x1024","quality":"STANDARD","usd":0.05}]},
          {"provider":"spare","name":"spare-1","isDefault":true,"sizes":["512x512"],"aspectRatios":["SQUARE"],"qualities":{"STANDARD":"any","HD":"any"},
           "maxCount":10,"prices":[{"size":"512x512","quality":"STANDARD","usd":0.01}]}]}
        """;

    [Fact]
    public async Task FirstProviderInTrouble_TheNextMakesIt()
    {
        await using var workshop = await OpenAsync(new SpareProvider(_ => null));
        await workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "status", value = 500, times = 0 });

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat", Size = "512x512" });

        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        var image = Assert.Single(await workshop.ImagesAsync(generation.Id));
        Assert.Equal(("spare", "spare-1"), (image.Provider, image.Model));
        Assert.Equal(["openai", "spare"], (await workshop.AttemptsAsync(generation.Id)).Select(attempt => attempt.Provider));
        Assert.Equal(0.05m * 512 * 512 / (1024 * 1024) * 4 + 0.02m, generation.CostUsd);
        Assert.Equal(5, generation.CreditsCaptured.Value);
        Assert.Contains((await workshop.EventsAsync(generation.Id)), row => row.Provider == "spare" && row.Stage == GenerationStage.Generating);
    }

    [Fact]
    public async Task AllInTrouble_AllAreNamed()
    {
        await using var workshop = await OpenAsync(new SpareProvider(_ => new ImageProviderException(ProviderFailure.OutOfCredit, "no money")));
        await workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "status", value = 500, times = 0 });

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat", Size = "512x512" });

        Assert.Equal(["openai", "spare"], generation.Failure!.TriedProviders);
    }

    [Fact]
    public async Task ContentRefusal_IsNotShopped()
    {
        var spare = new SpareProvider(_ => null);
        await using var workshop = await OpenAsync(spare);

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a gory boat", Size = "512x512" });

        Assert.Equal("PROMPT_REJECTED", generation.Failure!.Code);
        Assert.Equal(0, spare.Calls);
    }

    private static async Task<Workshop> OpenAsync(SpareProvider spare)
    {
        var workshop = await Workshop.OpenAsync();
        var catalog = Path.Combine(workshop.Storage, "catalog.json");
        await File.WriteAllTextAsync(catalog, Catalog);
        await workshop.StartWorkerAsync(
            services => services.AddSingleton<IImageProvider>(spare),
            ("MODEL_CATALOG_PATH", catalog), ("IMAGE_GENERATION_FALLBACK", "spare"), ("MODERATION", "none"));
        return workshop;
    }

    /// <summary>A second provider whose mood the test decides.</summary>
    private sealed class SpareProvider(Func<ImageRequest, ImageProviderException?> problem) : IImageProvider
    {
        public int Calls { get; private set; }

        public string Name => "spare";

        public async Task<ProvidedPicture> GenerateAsync(
            ImageRequest request, Func<ProviderProgress, Task> onProgress, CancellationToken cancellationToken)
        {
            Calls++;
            if (problem(request) is { } thrown) throw thrown;
            for (var percent = 10; percent <= 100; percent += 10) await onProgress(new ProviderProgress(percent / 100.0, Preview: null));
            return new ProvidedPicture(await PaintAsync(request.Size, cancellationToken), request.Prompt) { CostUsd = 0.02m };
        }

        private static async Task<ReadOnlyMemory<byte>> PaintAsync(PixelSize size, CancellationToken cancellationToken)
        {
            using var engine = new ImagingEngine();
            var dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
            var scale = new ImageTransform { Mode = ResizeMode.Scale, Width = size.Width, Height = size.Height, Format = ImageFormat.Png };
            return (await new ImageTransformer(engine).ApplyAsync(dot, scale, cancellationToken)).Bytes;
        }
    }
}
