namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>OpenAI's image and moderation wires.</summary>
public sealed class OpenAIOptions
{
    /// <summary>`OPENAI_API_KEY`: one key, or several separated by commas; the next is used when one is refused.</summary>
    public IReadOnlyList<string> ApiKeys { get; set; } = [];

    /// <summary>`OPENAI_BASE_URL`: any server that speaks the same protocol. Default https://api.openai.com/v1.</summary>
    public Uri BaseUrl { get; set; } = new("https://api.openai.com/v1");

    /// <summary>`OPENAI_PARTIAL_IMAGES`: previews sent while a picture is made, 0 to 3. Each costs about 100 output tokens. Default 2.</summary>
    public int PartialImages { get; set; } = 2;

    /// <summary>
    /// `OPENAI_OUTPUT_FORMAT`: `jpeg`, sent at its best quality, or `png`. Default `jpeg`: a third of the bytes to wait for, and every
    /// picture becomes a JPEG here.
    /// </summary>
    public string OutputFormat { get; set; } = "jpeg";

    /// <summary>`OPENAI_TIMEOUT_SECONDS`: how long one picture may take. Default 240; OpenAI speaks of up to two minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(240);
}
