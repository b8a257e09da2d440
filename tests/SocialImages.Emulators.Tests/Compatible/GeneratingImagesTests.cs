namespace SocialImages.Emulators.Tests.Compatible;

public sealed class GeneratingImagesTests(Emulator emulator) : IAsyncLifetime, IClassFixture<Emulator>
{
    public async ValueTask InitializeAsync() => await emulator.ControlAsync("/_control/reset");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task LocalAI_AnswersWithAnAddress()
    {
        var answer = await PostAsync("""{"prompt":"a lake","size":"512x512"}""");
        var url = (string)answer.Json["data"]![0]!["url"]!;
        Assert.Contains("/generated-images/", url, StringComparison.Ordinal);
        Assert.Equal(512, Pictures.Facts(await emulator.Http.GetByteArrayAsync(new Uri(url))).Size.Width);
        Assert.Null(answer.Json["usage"]);
    }

    [Theory]
    [InlineData("localAI", """{"prompt":"a lake","response_format":"b64_json"}""")]
    [InlineData("ollama", """{"prompt":"a lake"}""")]
    [InlineData("sdCpp", """{"prompt":"a lake"}""")]
    public async Task Base64_ComesWhereItIsWanted(string dialect, string body)
    {
        await emulator.SettingsAsync($$$"""{"compatible":{"dialect":"{{{dialect}}}"}}""");
        Assert.NotEmpty(Convert.FromBase64String((string)(await PostAsync(body)).Json["data"]![0]!["b64_json"]!));
    }

    [Theory]
    [InlineData("""{"prompt":""}""", 400)]
    [InlineData("""{"prompt":"a lake","stream":true}""", 400)]
    [InlineData("""{"prompt":"a lake","quality":"hd"}""", 400)]
    [InlineData("""{"prompt":"a lake","n":2}""", 400)]
    [InlineData("""{"prompt":"a lake","size":"wide"}""", 400)]
    [InlineData("""{"prompt":"a lake","model":"missing"}""", 404)]
    [InlineData("""{"prompt":"a gory lake"}""", 400)]
    [InlineData("no json", 400)]
    public async Task OllamasRefusals_AreStrict(string body, int status)
    {
        await emulator.SettingsAsync("""{"compatible":{"dialect":"ollama"}}""");
        Assert.Equal(status, (await PostAsync(body)).Status);
    }

    [Fact]
    public async Task ErrorsOfSdCpp_AreBareTexts()
    {
        await emulator.SettingsAsync("""{"compatible":{"dialect":"sdCpp"}}""");
        Assert.Equal("prompt is required.", (string?)(await PostAsync("{}")).Json["error"]);
    }

    [Fact]
    public async Task RevokedKey_Is401()
        => Assert.Equal(401, (await emulator.SendAsync(HttpMethod.Post, "/compatible/v1/images/generations", Emulator.Json("{}"), "Bearer revoked")).Status);

    private Task<Answer> PostAsync(string body) => emulator.SendAsync(HttpMethod.Post, "/compatible/v1/images/generations", Emulator.Json(body));
}
