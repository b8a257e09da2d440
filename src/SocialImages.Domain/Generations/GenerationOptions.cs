namespace SocialImages.Domain.Generations;

/// <summary>How pictures are generated.</summary>
public sealed class GenerationOptions
{
    /// <summary>`AI_GENERATION_ENABLED`. Default true; false refuses every request with GENERATION_DISABLED.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>`MAX_IMAGES_PER_GENERATION`, 1 to 10. Default 4.</summary>
    public int MaxImagesPerGeneration { get; set; } = 4;

    /// <summary>`IMAGE_GENERATION_PROVIDER`: who makes pictures when nobody is named. Default `openai`.</summary>
    public string Provider { get; set; } = "openai";

    /// <summary>`IMAGE_GENERATION_FALLBACK`: providers asked in this order when another one cannot. Default none.</summary>
    public IReadOnlyList<string> Fallback { get; set; } = [];

    /// <summary>The configured model by provider, such as `OPENAI_IMAGE_MODEL`.</summary>
    public IReadOnlyDictionary<string, string> Models { get; set; } = new Dictionary<string, string>();

    /// <summary>`GENERATION_CONCURRENCY`: generations worked on at once by one node. Default 8.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>How long a claim holds without renewal; renewed three times in it. Default 20 s.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>`GENERATION_DRAIN_SECONDS`: at shutdown, how long running generations may finish before they are handed over. Default 15 s.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Calls for one picture to one provider, where repeating is safe. Default 4.</summary>
    public int MaxTries { get; set; } = 4;

    /// <summary>The first wait between tries; doubles each time, half of it random. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between tries; a provider that asks for more is given up for now. Default 30 s.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Failures in a row after which a provider is left alone. Default 5.</summary>
    public int CircuitFailures { get; set; } = 5;

    /// <summary>How long it is then left alone before it is tried once. Default 30 s.</summary>
    public TimeSpan CircuitRest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest rest, whatever a provider asks for. Default 10 min.</summary>
    public TimeSpan MaxCircuitRest { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a generation may be taken up before it is given up: it may be what kills the workers. Default 6.</summary>
    public int MaxTakeUps { get; set; } = 6;
}
