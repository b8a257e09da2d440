using System.Collections.Concurrent;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Imaging;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Domain.Tests.Support;

/// <summary>
/// A provider without a wire, for the pipeline's own scenarios: it remembers what it was asked, and gives one colour, or the
/// picture or problem that a scenario wants.
/// </summary>
public sealed class SpareProvider(string name = "spare") : IImageProvider
{
    public const decimal Price = 0.02m;

    /// <summary>`spare-1` can do everything; `plain-1` makes squares and nothing else.</summary>
    public const string Catalog = """
        {"models":[
          {"provider":"openai","name":"gpt-image-2","isDefault":true,"sizes":["1024x1024"],"aspectRatios":["SQUARE"],"qualities":{"STANDARD":"medium","HD":"high"},
           "maxCount":10,"prices":[{"size":"1024x1024","quality":"STANDARD","usd":0.05}]},
          {"provider":"plain","name":"plain-1","isDefault":true,"sizes":["1024x1024"],"aspectRatios":["SQUARE"],"qualities":{"STANDARD":"any"},
           "maxCount":2,"prices":[{"size":"1024x1024","quality":"STANDARD","usd":0.01}],"takesNegativePrompt":true},
          {"provider":"spare","name":"spare-1","isDefault":true,"sizes":["64x64","512x512","1024x1024"],
           "sizeRule":{"multiple":8,"maxSide":2048,"maxRatio":4,"minPixels":64,"maxPixels":4194304},
           "aspectRatios":["SQUARE"],"qualities":{"STANDARD":"any","HD":"any"},"maxCount":10,"maxReferences":3,"supportsEdit":true,"supportsUpscale":true,
           "takesSeed":true,"takesNegativePrompt":true,"prices":[{"size":"512x512","quality":"STANDARD","usd":0.01},{"size":"512x512","quality":"HD","usd":0.02}]}]}
        """;

    private static readonly ReadOnlyMemory<byte> Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly ConcurrentQueue<ImageRequest> _requests = new();

    /// <summary>Runs before an answer; may throw, wait or look.</summary>
    public Func<ImageRequest, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The picture to give; null for one of the size asked for.</summary>
    public ReadOnlyMemory<byte>? Picture { get; set; }

    public TimeSpan? RestBeforeNextCall { get; set; }

    public IReadOnlyList<ImageRequest> Requests => [.. _requests];

    public int Calls => _requests.Count;

    public string Name => name;

    public async Task<ProvidedPicture> GenerateAsync(
        ImageRequest request, Action<ProviderProgress> onProgress, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        await Before(request, cancellationToken);
        for (var percent = 20; percent <= 100; percent += 20) onProgress(new ProviderProgress(percent / 100.0, Preview: null));
        return new ProvidedPicture(Picture ?? await PaintAsync(request.Size, cancellationToken), request.Prompt)
        {
            CostUsd = Price,
            Seed = request.Seed,
            RestBeforeNextCall = RestBeforeNextCall,
        };
    }

    public static async Task<ReadOnlyMemory<byte>> PaintAsync(PixelSize size, CancellationToken cancellationToken)
    {
        using var engine = new ImagingEngine();
        var scale = new ImageTransform { Mode = ResizeMode.Scale, Width = size.Width, Height = size.Height, Format = ImageFormat.Png };
        return (await new ImageTransformer(engine).ApplyAsync(Dot, scale, cancellationToken)).Bytes;
    }
}
