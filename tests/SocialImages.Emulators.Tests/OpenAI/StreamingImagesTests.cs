using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests.OpenAI;

public sealed class StreamingImagesTests(Emulator emulator) : OpenAITests(emulator), IClassFixture<Emulator>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Stream_HasThatManyPartialsAndOneCompleted(int partials)
    {
        var answer = await GenerateAsync($"\"stream\":true,\"partial_images\":{partials},\"size\":\"816x816\",\"quality\":\"low\"");
        var events = Events(answer);

        Assert.StartsWith("text/event-stream", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal([.. Enumerable.Repeat("image_generation.partial_image", partials), "image_generation.completed"], events.Select(one => one.Name));
        Assert.All(events, one => Assert.Equal(one.Name, (string?)one.Data["type"]));
        Assert.Equal(Enumerable.Range(0, partials), events.SkipLast(1).Select(one => (int)one.Data["partial_image_index"]!));
        var usage = events[^1].Data["usage"]!;
        Assert.Equal(125 + 100 * partials, (int)usage["output_tokens"]!);
        Assert.NotNull(usage["input_tokens_details"]);
    }

    [Fact]
    public async Task EveryEvent_HasAllFieldsAndAWholePicture()
    {
        var events = Events(await GenerateAsync("\"stream\":true,\"partial_images\":2,\"size\":\"816x816\""));

        foreach (var (_, data) in events)
        {
            foreach (var field in new[] { "b64_json", "created_at", "background", "output_format", "quality", "size" }) Assert.NotNull(data[field]);
            Assert.Equal("816x816", Pictures.Facts(Convert.FromBase64String((string)data["b64_json"]!)).Size.ToString());
        }
    }

    [Fact]
    public async Task Partials_GrowSharper()
    {
        var events = Events(await GenerateAsync("\"stream\":true,\"partial_images\":3,\"size\":\"816x816\""));
        var sharpness = new List<double>();
        foreach (var (_, data) in events) sharpness.Add(await SharpnessAsync(Convert.FromBase64String((string)data["b64_json"]!)));

        Assert.Equal(sharpness.Order(), sharpness);
        Assert.True(sharpness[^1] > sharpness[0] * 2);
    }

    [Fact]
    public async Task RefusalBeforeTheStream_IsAPlainError() =>
        IsRefused(await GenerateAsync("\"stream\":true", prompt: "gore"), 400, "image_generation_user_error", "moderation_blocked", null);

    [Fact]
    public async Task RefusalWithinTheStream_IsAnErrorEvent()
    {
        var events = Events(await GenerateAsync("\"stream\":true,\"partial_images\":1,\"size\":\"816x816\"", prompt: "blocked-at-output"));

        Assert.Equal(["image_generation.partial_image", "error"], events.Select(one => one.Name));
        Assert.Equal("moderation_blocked", (string?)events[1].Data["error"]!["code"]);
    }

    [Fact]
    public async Task Done_IsSentWhenAskedFor()
    {
        await Emulator.SettingsAsync("""{"openai":{"streamEndsWithDone":true}}""");
        var answer = await GenerateAsync("\"stream\":true,\"size\":\"816x816\"");
        await Emulator.SettingsAsync("""{"openai":{"streamEndsWithDone":false}}""");

        Assert.EndsWith("data: [DONE]\n\n", answer.Text, StringComparison.Ordinal);
    }

    internal static List<(string Name, JsonNode Data)> Events(Answer answer) =>
    [
        .. answer.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(block => block.Split('\n'))
            .Select(lines => (lines[0]["event: ".Length..], JsonNode.Parse(lines[1]["data: ".Length..])!)),
    ];

    private static async Task<double> SharpnessAsync(byte[] file)
    {
        var pixels = await Pictures.PixelsAsync(file);
        long sum = 0;
        for (var y = 0; y < pixels.Size.Height; y++)
            for (var x = 1; x < pixels.Size.Width; x++) sum += Math.Abs(pixels[x, y][1] - pixels[x - 1, y][1]);
        return sum / (double)pixels.Size.Pixels;
    }
}
