using System.Text.Json;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations.Providers;

public sealed class AskingStableDiffusionTests(ProviderBench bench) : ProvidingPictures(bench), IClassFixture<ProviderBench>
{
    protected override string Provider => "local";

    protected override string Service => "sd";

    protected override string KeySetting => "IMAGE_GEN_AUTH";

    protected override string AddressSetting => "IMAGE_GEN_BASE_URL";

    protected override string TimeoutSetting => "IMAGE_GEN_TIMEOUT_SECONDS";

    protected override (string Wrong, string Good) Keys => ("user:wrong", "user:right");

    protected override object Slow => new { stableDiffusion = new { stepDelayMs = 20 } };

    protected override bool JudgesPrompts => false;

    protected override bool JudgesPictures => false;

    protected override bool ServerErrorMayCost => false;

    protected override bool IsFree => true;

    [Theory]
    [InlineData("forge")]
    [InlineData("automatic1111")]
    [InlineData("sdCpp")]
    public async Task EveryServer_MakesAPicture(string dialect)
    {
        await Bench.Outside.SetAsync(new { stableDiffusion = new { dialect } });
        await using var node = Bench.Node();

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider) with { Seed = 7, NegativePrompt = "people", Style = ImageStyle.Vibrant });

        Assert.Null(problem);
        // stable-diffusion.cpp tells nothing about the picture.
        Assert.Equal(dialect == "sdCpp" ? null : 7L, picture!.Seed);
        Assert.Equal(0, picture.CostUsd);
    }

    [Fact]
    public async Task NoServersDefault_IsLeftToChance()
    {
        await using var node = Bench.Node();
        await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider) with { NegativePrompt = "people" });

        var body = JsonSerializer.Deserialize<JsonElement>((await Bench.Outside.RequestsAsync("generate", "sd")).Single().Body!);
        Assert.Equal((28, 1024, 1024, -1), (body.GetProperty("steps").GetInt32(), body.GetProperty("width").GetInt32(), body.GetProperty("height").GetInt32(), body.GetProperty("seed").GetInt32()));
        Assert.Equal("people", body.GetProperty("negative_prompt").GetString());
        Assert.False(body.GetProperty("override_settings").GetProperty("return_grid").GetBoolean());
        Assert.False(body.GetProperty("override_settings").TryGetProperty("sd_model_checkpoint", out _));
    }

    [Fact]
    public async Task NamedCheckpoint_IsAskedFor()
    {
        await using var node = Bench.Node(("IMAGE_GEN_MODEL", "dreamshaper_8"));
        var (_, problem, _) = await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider));

        Assert.Null(problem);
        var body = JsonSerializer.Deserialize<JsonElement>((await Bench.Outside.RequestsAsync("generate", "sd")).Single().Body!);
        Assert.Equal("dreamshaper_8", body.GetProperty("override_settings").GetProperty("sd_model_checkpoint").GetString());
    }

    [Fact]
    public async Task SmallModel_PaintsSmallAndEnlarges()
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider, model: "stable-diffusion-v1-5") with { Size = new(1024, 1024) };

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        Assert.Equal(1024, ProviderBench.Facts(picture!.Bytes).Size.Width);
        var body = JsonSerializer.Deserialize<JsonElement>((await Bench.Outside.RequestsAsync("generate", "sd")).Single().Body!);
        Assert.Equal((512, true), (body.GetProperty("width").GetInt32(), body.GetProperty("enable_hr").GetBoolean()));
    }

    [Fact]
    public async Task GridInFront_IsPassedOver()
    {
        await Bench.Outside.SetAsync(new { stableDiffusion = new { alwaysGrid = true } });
        Assert.Null(await ProblemAsync());
    }

    [Fact]
    public async Task Cancelled_InterruptsTheServer()
    {
        await Bench.Outside.SetAsync(new { stableDiffusion = new { stepDelayMs = 200 } });
        await using var node = Bench.Node();
        using var cancel = new CancellationTokenSource();

        var making = ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider), cancel.Token);
        while (await Bench.Outside.CountAsync("progress", "sd") < 2) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
        Assert.Equal(1, await Bench.Outside.CountAsync("interrupt", "sd"));
    }

    [Fact]
    public async Task InterruptedBySomebody_IsNoPicture()
    {
        await Bench.Outside.SetAsync(new { stableDiffusion = new { stepDelayMs = 60 } });
        await using var node = Bench.Node();

        var making = ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider));
        while (await Bench.Outside.CountAsync("progress", "sd") < 2) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        using var http = new HttpClient();
        using var pressed = await http.PostAsync(Bench.Outside.At("sd/sdapi/v1/interrupt"), content: null);

        // The server answers 200 with what was on the canvas.
        var problem = (await making).Problem!;
        Assert.Equal((ProviderFailure.Transient, false, "interrupted"), (problem.Reason, problem.MayHaveCost, problem.Detail));
    }

    [Fact]
    public async Task ProgressOfAnother_IsNotOurs()
    {
        await Bench.Outside.SetAsync(new { stableDiffusion = new { stepDelayMs = 15 } });
        await using var node = Bench.Node();
        using var http = new HttpClient();
        var other = http.PostAsync(Bench.Outside.At("sd/sdapi/v1/txt2img"), new StringContent("""{"prompt":"a hill","steps":60,"force_task_id":"task(other)"}""", System.Text.Encoding.UTF8, "application/json"));
        while (await Bench.Outside.CountAsync("generate", "sd") == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);

        var (_, problem, progress) = await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider));
        using var done = await other;

        Assert.Null(problem);
        Assert.True(progress[0].Fraction < 0.5, "the first figure told was of the picture before ours");
    }

    [Theory]
    [InlineData(ImageWork.Generate, false)]
    [InlineData(ImageWork.Edit, true)]
    public async Task References_GoToImg2Img(ImageWork work, bool isMasked)
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with { Work = work, References = [SamplePictures.Photo()], Mask = isMasked ? SamplePictures.Mask() : null };

        Assert.Null((await ProviderBench.MakeAsync(node, request)).Problem);
        Assert.Equal("/sd/sdapi/v1/img2img", (await Bench.Outside.RequestsAsync("generate", "sd")).Single().Path);
    }

    [Fact]
    public async Task Upscale_GoesToTheEnlarger()
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with { Work = ImageWork.Upscale, References = [SamplePictures.Photo()] };

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        Assert.Equal(request.Size, ProviderBench.Facts(picture!.Bytes).Size);
    }

    [Theory]
    [InlineData("automatic1111", "HTTP 500 OutOfMemoryError")]
    [InlineData("forge", "HTTP 500 -")]
    public async Task OutOfMemory_IsItsTrouble(string dialect, string detail)
    {
        await Bench.Outside.SetAsync(new { stableDiffusion = new { dialect, maxPixels = 1000 } });

        var problem = await ProblemAsync();

        Assert.Equal((ProviderFailure.Transient, detail), (problem!.Reason, problem.Detail));
    }

    [Fact]
    public async Task ServerWithoutItsApi_IsOurTrouble()
        => Assert.Equal(ProviderFailure.Unauthorized, (await ProblemAsync(settings: ("IMAGE_GEN_BASE_URL", Bench.Outside.At("sd/nowhere").AbsoluteUri)))!.Reason);

    protected override Task RequireKeysAsync() => Bench.Outside.SetAsync(new { stableDiffusion = new { auth = Keys.Good } });
}
