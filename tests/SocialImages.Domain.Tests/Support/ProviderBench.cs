using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Tests.Support;

/// <summary>Providers against the outside world, without a database: one call at a time is looked at.</summary>
public sealed class ProviderBench : IAsyncLifetime
{
    public Outside Outside { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Outside = await Outside.StartAsync();

    public ValueTask DisposeAsync() => Outside.DisposeAsync();

    /// <summary>All wires on the emulators, with good keys and short waits; <paramref name="settings"/> win.</summary>
    public Node Node(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none",
            ["STORAGE_PATH"] = Path.GetTempPath(),
            ["URL_SIGNING_KEYS"] = Convert.ToBase64String(new byte[32]),
        };
        foreach (var (name, value) in Wires(Outside)) all[name] = value;
        foreach (var (name, value) in settings) all[name] = value;
        return Support.Node.Build(all);
    }

    public static IEnumerable<(string Name, string Value)> Wires(Outside outside) =>
    [
        ("OPENAI_API_KEY", "sk-good"), ("OPENAI_BASE_URL", outside.OpenAI.AbsoluteUri),
        ("STABILITY_API_KEY", "sk-good"), ("STABILITY_BASE_URL", outside.At("stability").AbsoluteUri),
        ("GEMINI_API_KEY", "good"), ("GEMINI_BASE_URL", outside.At("gemini").AbsoluteUri),
        ("MIDJOURNEY_PROXY_SECRET", "good"), ("MIDJOURNEY_PROXY_URL", outside.At("midjourney").AbsoluteUri), ("MIDJOURNEY_POLL_MS", "15"),
        ("IMAGE_GEN_BASE_URL", outside.At("sd").AbsoluteUri), ("IMAGE_GEN_PROGRESS_MS", "15"),
        ("COMPATIBLE_BASE_URL", outside.At("compatible/v1").AbsoluteUri),
    ];

    public static ImageRequest Request(Node node, string provider, string prompt = "a boat on a lake", string? model = null)
    {
        var catalog = node.Services.GetRequiredService<ModelCatalog>();
        var found = model is null ? catalog.DefaultOf(provider, TimeProvider.System.GetUtcNow())! : catalog.Find(provider, model)!;
        return new ImageRequest(found, found.Name, prompt, NegativePrompt: null, Style: null, found.Sizes.First(size => size.Width == size.Height), ImageQuality.Standard, Seed: null);
    }

    public static async Task<(ProvidedPicture? Picture, ImageProviderException? Problem, List<ProviderProgress> Progress)> MakeAsync(
        Node node, ImageRequest request, CancellationToken cancellationToken = default)
    {
        var progress = new List<ProviderProgress>();
        var provider = node.Services.GetServices<IImageProvider>().Single(provider => provider.Name == request.Model.Provider);
        try
        {
            var picture = await provider.GenerateAsync(request, progress.Add, cancellationToken);
            return (picture, null, progress);
        }
        catch (ImageProviderException problem)
        {
            return (null, problem, progress);
        }
    }

    /// <summary>Waits until it is so, at most a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo()) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
    }

    public static ImageFacts Facts(ReadOnlyMemory<byte> bytes)
    {
        using var engine = new ImagingEngine();
        return new ImageInspector(engine).Inspect(bytes);
    }
}
