using Microsoft.Extensions.Options;

namespace SocialImages.Domain.Generations.Providers;

/// <summary>Which model makes a picture: the wanted one, else the configured one, and after it the fallbacks.</summary>
public sealed class ModelChoice(
    ModelCatalog catalog, IEnumerable<IImageProvider> providers, IOptions<GenerationOptions> options, TimeProvider time)
{
    private const int WarningDays = 60;

    /// <summary>
    /// Models to ask, the preferred one first. One that is named stands alone; else the other models of its provider and
    /// the fallbacks' follow, for requests that the preferred one cannot do.
    /// </summary>
    /// <exception cref="ModelUnavailableException">The preferred one is unknown, switched off here, or shut down by its provider.</exception>
    public IEnumerable<(ImageModel Model, string Name)> Candidates(string? provider, string? model)
    {
        var preferred = Choose(provider, model);
        if (model is not null) return [preferred];
        string[] wanted = provider is null ? [preferred.Model.Provider, .. options.Value.Fallback] : [preferred.Model.Provider];
        var others = wanted.Distinct().SelectMany(name => catalog.Models.Where(other => other.Provider == name))
            .Where(other => other != preferred.Model && IsAvailable(other))
            .Select(other => (other, other.Name));
        return [preferred, .. others];
    }

    /// <exception cref="ModelUnavailableException">Unknown, switched off here, or shut down by its provider.</exception>
    public (ImageModel Model, string Name) Choose(string? provider, string? model)
    {
        var wanted = provider is null ? null : ProviderNames.Canonical(provider);
        var name = model ?? ConfiguredModel(wanted ?? options.Value.Provider);
        var found = name is null ? catalog.DefaultOf(wanted ?? options.Value.Provider, time.GetUtcNow()) : Named(wanted, name);
        if (found is null) throw new ModelUnavailableException($"No model {name ?? $"of {provider ?? options.Value.Provider}"} is known here.");
        if (!IsConnected(found.Provider)) throw new ModelUnavailableException($"{found.Provider} is not set up here.");
        if (!found.IsAliveAt(time.GetUtcNow())) throw new ModelUnavailableException($"{found.Name} was shut down by its provider on {found.ShutdownDate:yyyy-MM-dd}.");
        return (found, name ?? found.Name);
    }

    /// <summary>Whether the model can be asked for now.</summary>
    public bool IsAvailable(ImageModel model) => IsConnected(model.Provider) && model.IsAliveAt(time.GetUtcNow());

    /// <summary>Null for a model that is there to stay.</summary>
    public string? WarningAbout(ImageModel model) => model.DaysLeftAt(time.GetUtcNow()) switch
    {
        null or > WarningDays => null,
        0 => $"{model.Name} was shut down by its provider on {model.ShutdownDate:yyyy-MM-dd}.",
        var days => $"{model.Name} is shut down by its provider on {model.ShutdownDate:yyyy-MM-dd}, in {days} {(days == 1 ? "day" : "days")}.",
    };

    /// <summary>The chosen model first, then the default model of each other provider in `IMAGE_GENERATION_FALLBACK`'s order.</summary>
    internal IEnumerable<(IImageProvider Provider, ImageModel Model, string Name)> InOrder(string provider, string modelName)
    {
        var now = time.GetUtcNow();
        if (catalog.Find(provider, modelName) is { } chosen && chosen.IsAliveAt(now) && Connection(provider) is { } first) yield return (first, chosen, modelName);
        foreach (var fallback in options.Value.Fallback.Where(name => name != provider))
        {
            if (Connection(fallback) is not { } other) continue;
            var configured = ConfiguredModel(fallback) is { } name ? catalog.Find(fallback, name) : null;
            if ((configured?.IsAliveAt(now) == true ? configured : catalog.DefaultOf(fallback, now)) is { } model) yield return (other, model, model.Name);
        }
    }

    private ImageModel? Named(string? provider, string name) => provider is null ? catalog.Find(name) : catalog.Find(provider, name);

    private string? ConfiguredModel(string provider) => options.Value.Models.GetValueOrDefault(provider);

    private bool IsConnected(string provider) => Connection(provider) is not null;

    private IImageProvider? Connection(string provider) => providers.FirstOrDefault(connected => connected.Name == provider);
}
