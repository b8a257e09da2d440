using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations.Providers;

/// <summary>What one model of one provider can do and costs. Data, because models come and go every few weeks.</summary>
public sealed record ImageModel
{
    /// <summary>The provider's name, such as `openai`.</summary>
    public required string Provider { get; init; }

    /// <summary>The name the provider knows it by.</summary>
    public required string Name { get; init; }

    /// <summary>Other names of the same model, such as dated snapshots.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Taken when nobody names a model of this provider.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The first day (UTC) on which it is gone; null while none is announced.</summary>
    public DateOnly? ShutdownDate { get; init; }

    /// <summary>Lends its abilities to a model of its provider that only the settings name, such as a checkpoint of one's own.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>The sizes it makes; with a <see cref="SizeRule"/>, the usual ones among many.</summary>
    public IReadOnlyList<PixelSize> Sizes { get => field ?? [.. SizeNames.Keys]; init; }

    /// <summary>The provider's word for each size, where it is not asked in pixels: `4:5`, `16:9 2K`. The pixels are then what comes of it.</summary>
    public IReadOnlyDictionary<PixelSize, string> SizeNames { get; init; } = new Dictionary<PixelSize, string>();

    /// <summary>Free sizes within these bounds; null when only <see cref="Sizes"/> are made.</summary>
    public SizeRule? SizeRule { get; init; }
    public required IReadOnlyList<AspectRatio> AspectRatios { get; init; }

    /// <summary>The provider's word for each of our qualities.</summary>
    public required IReadOnlyDictionary<ImageQuality, string> Qualities { get; init; }
    public required int MaxCount { get; init; }

    /// <summary>How many reference pictures it takes; 0 when none.</summary>
    public int MaxReferences { get; init; }
    public bool SupportsEdit { get; init; }
    public bool SupportsUpscale { get; init; }
    public bool TakesSeed { get; init; }

    /// <summary>The largest seed; smaller ones count from 0.</summary>
    public long MaxSeed { get; init; } = uint.MaxValue;

    /// <summary>Whether it has a field for what the picture must not show; otherwise the prompt tells it.</summary>
    public bool TakesNegativePrompt { get; init; }

    /// <summary>The provider publishes no price per picture: <see cref="Prices"/> are derived from token counts.</summary>
    public bool PricesAreEstimates { get; init; }

    /// <summary>A listed price holds for every shape of about that area; otherwise prices grow with the area.</summary>
    public bool PricesAreFlat { get; init; }
    public required IReadOnlyList<ImagePrice> Prices { get; init; }

    /// <summary>What reported usage costs; null where the provider bills by the picture.</summary>
    public TokenPrices? TokenPrices { get; init; }

    public bool Does(ImageWork work) => work switch
    {
        ImageWork.Edit => SupportsEdit,
        ImageWork.Upscale => SupportsUpscale,
        _ => true,
    };

    /// <summary>How many pictures may go along; the one that is worked on counts.</summary>
    public int ReferencesFor(ImageWork work) => work == ImageWork.Generate ? MaxReferences : Math.Max(1, MaxReferences);

    /// <summary>What only its wire needs to know, in the wire's words; see docs/providers.md.</summary>
    public IReadOnlyDictionary<string, string> Wire { get; init; } = new Dictionary<string, string>();

    public bool IsNamed(string name) => Name == name || Aliases.Contains(name);

    public bool IsAliveAt(DateTimeOffset now) => ShutdownDate is not { } day || DateOnly.FromDateTime(now.UtcDateTime) < day;

    /// <summary>Whole days until it is gone; null while no end is announced.</summary>
    public int? DaysLeftAt(DateTimeOffset now) => ShutdownDate is { } day ? Math.Max(0, day.DayNumber - DateOnly.FromDateTime(now.UtcDateTime).DayNumber) : null;

    /// <summary>Any seed as one that the model takes; null when it takes none.</summary>
    public long? SeedFrom(long? seed) => TakesSeed && seed is { } wanted ? (long)((ulong)wanted % ((ulong)MaxSeed + 1)) : null;

    public bool Makes(PixelSize size) => SizeRule?.Allows(size) ?? Sizes.Contains(size);

    /// <summary>US dollars for one picture, from the listed price of the nearest shape or area. Used before the bill is known.</summary>
    public decimal EstimateUsd(PixelSize size, ImageQuality quality)
    {
        var listed = Prices.Where(price => price.Quality == quality);
        if (PricesAreFlat) return listed.MinBy(price => Math.Abs(Math.Log((double)price.Size.Pixels / size.Pixels)))?.Usd ?? 0;
        var nearest = listed.MinBy(price => Math.Abs(price.Size.Ratio - size.Ratio));
        return nearest is null ? 0 : decimal.Round(nearest.Usd * size.Pixels / nearest.Size.Pixels, 6);
    }
}

/// <summary>US dollars for one picture.</summary>
public sealed record ImagePrice(PixelSize Size, ImageQuality Quality, decimal Usd);

/// <summary>US dollars for a million tokens of each kind; <paramref name="TextOutput"/> is null where words cost as much as pictures.</summary>
public sealed record TokenPrices(decimal TextInput, decimal ImageInput, decimal Output, decimal? TextOutput = null)
{
    private const decimal Million = 1_000_000;

    public decimal CostOf(TokenUsage usage)
        => ((usage.TextInput * TextInput) + (usage.ImageInput * ImageInput) + (usage.Output * Output) + (usage.TextOutput * (TextOutput ?? Output))) / Million;
}

/// <summary>Tokens as the provider reports them; thoughts are text.</summary>
public readonly record struct TokenUsage(long TextInput, long ImageInput, long Output, long TextOutput = 0);
