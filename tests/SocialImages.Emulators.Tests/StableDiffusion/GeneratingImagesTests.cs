using System.Text;
using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests.StableDiffusion;

public sealed class GeneratingImagesTests(Emulator emulator) : IAsyncLifetime, IClassFixture<Emulator>
{
    public async ValueTask InitializeAsync() => await emulator.ControlAsync("/_control/reset");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Defaults_Are512AndFiftySteps()
    {
        var answer = await PostAsync("txt2img", """{"prompt":"a lake","seed":5}""");
        var info = JsonNode.Parse((string)answer.Json["info"]!)!;
        Assert.Equal((512, 50, 5), (Pictures.Facts(Picture(answer)).Size.Width, (int)info["steps"]!, (int)info["seed"]!));
        Assert.Equal(Picture(answer), Picture(await PostAsync("txt2img", """{"prompt":"a lake","seed":5}""")));
    }

    [Fact]
    public async Task Batch_ComesWithAGridInFrontUnlessItIsOff()
    {
        var grid = await PostAsync("txt2img", """{"prompt":"a lake","batch_size":2}""");
        var plain = await PostAsync("txt2img", """{"prompt":"a lake","batch_size":2,"override_settings":{"return_grid":false}}""");

        Assert.Equal((3, 2), (grid.Json["images"]!.AsArray().Count, plain.Json["images"]!.AsArray().Count));
        Assert.Equal((1, 0), (First(grid), First(plain)));
        static int First(Answer answer) => (int)JsonNode.Parse((string)answer.Json["info"]!)!["index_of_first_image"]!;
    }

    [Theory]
    [InlineData("txt2img", """{"prompt":7}""", 422)]
    [InlineData("txt2img", """{"steps":"many"}""", 422)]
    [InlineData("txt2img", """{"script_name":"nothing"}""", 422)]
    [InlineData("txt2img", """{"sampler_name":"nothing"}""", 400)]
    [InlineData("txt2img", """{"width":8192,"height":8192}""", 500)]
    [InlineData("img2img", """{"prompt":"a lake"}""", 404)]
    [InlineData("img2img", """{"init_images":["nonsense"]}""", 500)]
    [InlineData("extra-single-image", """{"image":"nonsense"}""", 500)]
    [InlineData("nothing", "{}", 404)]
    public async Task WrongRequest_IsRefused(string path, string body, int status) => Assert.Equal(status, (await PostAsync(path, body)).Status);

    [Theory]
    [InlineData("automatic1111", "OutOfMemoryError")]
    [InlineData("sdCpp", "CUDA out of memory.")]
    public async Task Errors_HaveTheServersShape(string dialect, string error)
    {
        await emulator.SettingsAsync($$$"""{"stableDiffusion":{"dialect":"{{{dialect}}}","maxPixels":100}}""");
        Assert.Equal(error, (string?)(await PostAsync("txt2img", "{}")).Json["error"]);
    }

    [Fact]
    public async Task Progress_IsGlobalAndNamesTheTask()
    {
        await emulator.SettingsAsync("""{"stableDiffusion":{"stepDelayMs":20}}""");
        var making = PostAsync("txt2img", """{"prompt":"a lake","steps":20,"force_task_id":"task(mine)"}""");
        JsonNode seen;
        do seen = (await GetAsync("progress")).Json;
        while (seen["current_image"] is null);
        var answer = await making;
        var idle = (await GetAsync("progress?skip_current_image=true")).Json;

        Assert.InRange((double)seen["progress"]!, 0.01, 1);
        Assert.Equal(("task(mine)", 200), ((string?)seen["current_task"], answer.Status));
        Assert.Equal((0, 0, null), ((double)idle["progress"]!, (int)idle["state"]!["job_count"]!, (string?)idle["current_image"]));
    }

    [Fact]
    public async Task Interrupt_AnswersTheRunningRequestWith200()
    {
        await emulator.SettingsAsync("""{"stableDiffusion":{"stepDelayMs":50}}""");
        var making = PostAsync("txt2img", """{"prompt":"a lake","steps":2000}""");
        while ((int)(await GetAsync("progress")).Json["state"]!["sampling_step"]! == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        Assert.Equal("{}", (await PostAsync("interrupt", "")).Text);

        Assert.Single((await making).Json["images"]!.AsArray());
        Assert.True((bool)(await GetAsync("progress")).Json["state"]!["interrupted"]!);
    }

    [Fact]
    public async Task SecondRequest_WaitsForTheFirst()
    {
        await emulator.SettingsAsync("""{"stableDiffusion":{"stepDelayMs":10}}""");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostAsync("txt2img", """{"prompt":"a lake","steps":5}""")));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
    }

    [Fact]
    public async Task Img2ImgAndEnlarger_TakePictures()
    {
        var photo = Convert.ToBase64String(Pictures.Jpeg());
        Assert.Equal(200, (await PostAsync("img2img", $$"""{"prompt":"a lake","init_images":["data:image/jpeg;base64,{{photo}}"]}""")).Status);
        var large = await PostAsync("extra-single-image", $$"""{"image":"{{photo}}","upscaling_resize":2,"upscaler_1":"R-ESRGAN 4x+"}""");
        Assert.Equal(640, Pictures.Facts(Convert.FromBase64String((string)large.Json["image"]!)).Size.Width);
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz", 200)]
    [InlineData("Basic dXNlcjp3cm9uZw==", 401)]
    [InlineData(null, 401)]
    public async Task Login_IsWantedWhereSet(string? authorization, int status)
    {
        await emulator.SettingsAsync("""{"stableDiffusion":{"auth":"user:pass"}}""");
        Assert.Equal(status, (await emulator.SendAsync(HttpMethod.Get, "/sd/sdapi/v1/sd-models", authorization: authorization)).Status);
    }

    [Theory]
    [InlineData("forge", true)]
    [InlineData("automatic1111", false)]
    public async Task TaskInProgress_IsNamedByForgeOnly(string dialect, bool isNamed)
    {
        await emulator.SettingsAsync($$$"""{"stableDiffusion":{"dialect":"{{{dialect}}}"}}""");
        Assert.Equal(isNamed, (await GetAsync("progress")).Json.AsObject().ContainsKey("current_task"));
    }

    private static byte[] Picture(Answer answer) => Convert.FromBase64String((string)answer.Json["images"]![0]!);

    private Task<Answer> GetAsync(string path) => emulator.SendAsync(HttpMethod.Get, $"/sd/sdapi/v1/{path}");

    private Task<Answer> PostAsync(string path, string body) => emulator.SendAsync(HttpMethod.Post, $"/sd/sdapi/v1/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
}
