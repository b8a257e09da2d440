namespace SocialImages.Emulators.Tests.Stability;

public sealed class WorkingOnPicturesTests(Emulator emulator) : StabilityTests(emulator), IClassFixture<Emulator>
{
    [Fact]
    public async Task FastUpscale_IsFourTimesAsLarge()
    {
        var answer = await PostAsync("upscale/fast", WithFile(Form(("output_format", "png")), "image"));
        Assert.Equal((200, 1280), (answer.Status, Pictures.Facts(answer.Bytes).Size.Width));
    }

    [Fact]
    public async Task CreativeUpscale_MustBeWaitedFor()
    {
        var begun = await PostAsync("upscale/creative", WithFile(Form(("prompt", "sharper")), "image"));
        var id = (string)begun.Json["id"]!;

        var waiting = await Emulator.SendAsync(HttpMethod.Get, $"/stability/v2beta/results/{id}", authorization: Key);
        var done = await Emulator.SendAsync(HttpMethod.Get, $"/stability/v2beta/results/{id}", authorization: Key, accept: "image/*");

        Assert.Equal((202, "in-progress"), (waiting.Status, (string?)waiting.Json["status"]));
        Assert.Equal((200, "SUCCESS"), (done.Status, done.Headers["finish-reason"]));
        IsRefused(await Emulator.SendAsync(HttpMethod.Get, "/stability/v2beta/results/unknown", authorization: Key), 404, "not_found", "id:");
    }

    [Fact]
    public async Task Inpainting_WantsAMaskOrTransparency()
    {
        IsRefused(await PostAsync("edit/inpaint", WithFile(Form(("prompt", "a boat")), "image")), 400, "bad_request", "mask: is required");
        Assert.Equal(200, (await PostAsync("edit/inpaint", WithFile(Form(("prompt", "a boat")), "image", Pictures.PngWithAlpha()))).Status);
        Assert.Equal(200, (await PostAsync("edit/inpaint", WithFile(WithFile(Form(("prompt", "a boat")), "image"), "mask", Pictures.Png()))).Status);
    }

    [Fact]
    public async Task Upscales_WantTheirFields()
    {
        IsRefused(await PostAsync("upscale/fast", Form(("output_format", "png"))), 400, "bad_request", "image: is required");
        IsRefused(await PostAsync("upscale/conservative", WithFile(Form(("creativity", "0.3")), "image")), 400, "bad_request", "prompt: is required");
        IsRefused(await PostAsync("upscale/conservative", WithFile(Form(("prompt", "x"), ("creativity", "0.1")), "image")), 400, "bad_request", "creativity:");
        IsRefused(await PostAsync("upscale/fast", WithFile(Form(), "image", "no picture"u8.ToArray())), 400, "bad_request", "image: must be");
    }

    [Theory]
    [InlineData(null, 401, "unauthorized")]
    [InlineData("Bearer sk-revoked", 401, "unauthorized")]
    [InlineData("Bearer sk-no-credit", 402, "payment_required")]
    public async Task Keys_AreChecked(string? key, int status, string name) => IsRefused(await PostAsync("generate/core", Form(("prompt", "a lake")), key), status, name, "");

    [Fact]
    public async Task TooManyRequests_AreBlockedForAWhile()
    {
        await Emulator.SettingsAsync("""{"stability":{"requestsPer10Seconds":2}}""");
        var answers = new List<int>();
        for (var call = 0; call < 3; call++) answers.Add((await BalanceAsync()).Status);
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":30}""");
        answers.Add((await BalanceAsync()).Status);
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":31}""");
        answers.Add((await BalanceAsync()).Status);

        Assert.Equal([200, 200, 429, 429, 200], answers);
        await Emulator.SettingsAsync("""{"stability":{"requestsPer10Seconds":150}}""");
    }

    private Task<Answer> BalanceAsync() => Emulator.SendAsync(HttpMethod.Get, "/stability/v1/user/balance", authorization: "Bearer sk-eager");
}
