using Microsoft.Extensions.Options;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

public sealed class StartingWithSettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none",
        ["STORAGE_PATH"] = Path.GetTempPath(),
        ["URL_SIGNING_KEYS"] = Convert.ToBase64String(new byte[32]),
        ["OPENAI_API_KEY"] = "sk-good",
    };

    [Theory]
    [InlineData("MAX_IMAGES_PER_GENERATION", "0")]
    [InlineData("MAX_IMAGES_PER_GENERATION", "11")]
    [InlineData("MAX_IMAGES_PER_GENERATION", "many")]
    [InlineData("AI_GENERATION_ENABLED", "perhaps")]
    [InlineData("GENERATION_CONCURRENCY", "0")]
    [InlineData("IMAGE_GENERATION_PROVIDER", "stability")]
    [InlineData("IMAGE_GENERATION_PROVIDER", "crayon")]
    [InlineData("IMAGE_GENERATION_FALLBACK", "openai,crayon")]
    [InlineData("OPENAI_API_KEY", "")]
    [InlineData("OPENAI_BASE_URL", "not an address")]
    [InlineData("OPENAI_IMAGE_MODEL", "dall-e-3")]
    [InlineData("OPENAI_PARTIAL_IMAGES", "4")]
    [InlineData("OPENAI_OUTPUT_FORMAT", "gif")]
    [InlineData("OPENAI_TIMEOUT_SECONDS", "0")]
    [InlineData("IMAGE_GENERATION_PROVIDER", "gemini")]
    [InlineData("IMAGE_GENERATION_PROVIDER", "midjourney")]
    [InlineData("IMAGE_GENERATION_FALLBACK", "local")]
    [InlineData("STABILITY_BASE_URL", "not an address")]
    [InlineData("STABILITY_TIMEOUT_SECONDS", "0")]
    [InlineData("STABILITY_IMAGE_MODEL", "stable-diffusion-xl-1024")]
    [InlineData("STABILITY_BUSY_SECONDS", "-1")]
    [InlineData("GEMINI_BASE_URL", "ftp://example.com")]
    [InlineData("GEMINI_TIMEOUT_SECONDS", "3601")]
    [InlineData("GEMINI_IMAGE_MODEL", "imagen-4.0-generate-001")]
    [InlineData("MIDJOURNEY_PROXY_URL", "localhost")]
    [InlineData("MIDJOURNEY_TIMEOUT_SECONDS", "0")]
    [InlineData("MIDJOURNEY_POLL_MS", "0")]
    [InlineData("MIDJOURNEY_IMAGE_MODEL", "midjourney-v3")]
    [InlineData("IMAGE_GEN_BASE_URL", "localhost:7860")]
    [InlineData("IMAGE_GEN_TIMEOUT_SECONDS", "0")]
    [InlineData("IMAGE_GEN_PROGRESS_MS", "0")]
    [InlineData("COMPATIBLE_BASE_URL", "not an address")]
    [InlineData("COMPATIBLE_TIMEOUT_SECONDS", "0")]
    [InlineData("MODEL_CATALOG_PATH", "/nowhere/catalog.json")]
    [InlineData("MODERATION", "perhaps")]
    [InlineData("MODERATION", "words")]
    [InlineData("IMAGE_STORAGE", "tape")]
    [InlineData("STORAGE_PATH", "/proc/nowhere")]
    [InlineData("PUBLIC_URL", "example.com")]
    [InlineData("URL_SIGNING_KEYS", "c2hvcnQ=")]
    [InlineData("URL_SIGNING_KEYS", "")]
    public async Task WrongSetting_StopsTheStartAndIsNamed(string name, string value)
    {
        await using var node = Node.Build(new Dictionary<string, string?>(Good) { [name] = value });
        var problem = await Assert.ThrowsAnyAsync<Exception>(node.StartAsync);
        Assert.Contains(name, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dalle")]
    [InlineData("OpenAI")]
    [InlineData("")]
    public void Alias_NamesTheSameProvider(string provider)
    {
        var node = Node.Build(new Dictionary<string, string?>(Good) { ["IMAGE_GENERATION_PROVIDER"] = provider });
        var options = (IOptions<Domain.Generations.GenerationOptions>)node.Services.GetService(typeof(IOptions<Domain.Generations.GenerationOptions>))!;
        Assert.Equal("openai", options.Value.Provider);
    }

    [Fact]
    public void SwitchedOff_NeedsNoKey()
    {
        var node = Node.Build(new Dictionary<string, string?>(Good) { ["OPENAI_API_KEY"] = "", ["AI_GENERATION_ENABLED"] = "false" });
        var options = (IOptions<Domain.Generations.GenerationOptions>)node.Services.GetService(typeof(IOptions<Domain.Generations.GenerationOptions>))!;
        Assert.False(options.Value.Enabled);
    }
}
