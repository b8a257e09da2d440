using System.Diagnostics;
using SocialImages.Emulators.Tests.Instagram;

namespace SocialImages.Emulators.Tests.Control;

public sealed class InjectingFaultsTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task DropAfter_PublishesAndCutsTheConnection()
    {
        var (token, container) = await ReadyAsync("drop_after");
        await Emulator.FaultAsync("""{"service":"instagram","operation":"publish","fault":"dropAfter","match":"drop_after"}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync(container, token));
        Assert.Single(await PublishedAsync("drop_after"));
        Assert.Equal("PUBLISHED", await StatusAsync(container, token));
    }

    [Fact]
    public async Task DropBefore_PublishesNothing()
    {
        var (token, container) = await ReadyAsync("drop_before");
        await Emulator.FaultAsync("""{"service":"instagram","operation":"publish","fault":"dropBefore","match":"drop_before"}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync(container, token));
        Assert.Empty(await PublishedAsync("drop_before"));
        Assert.Equal(200, (await PublishAsync(container, token)).Status);
    }

    [Fact]
    public async Task Status_RefusesWithoutEffect()
    {
        var (token, container) = await ReadyAsync("status_plain");
        await Emulator.FaultAsync("""{"service":"instagram","operation":"publish","fault":"status","value":503,"match":"status_plain"}""");
        var answer = await PublishAsync(container, token);

        Assert.Equal(503, answer.Status);
        Assert.Equal(2, (int)answer.Error["code"]!);
        Assert.Empty(await PublishedAsync("status_plain"));
    }

    [Fact]
    public async Task Status_MayCarryABodyHeadersAndTheEffect()
    {
        var (token, container) = await ReadyAsync("status_effect");
        await Emulator.FaultAsync("""
            {"service":"instagram","operation":"publish","fault":"status","match":"status_effect",
             "value":{"status":403,"effect":true,"headers":{"Retry-After":"7"},"body":{"error":{"code":4,"error_subcode":2207051}}}}
            """);
        var answer = await PublishAsync(container, token);

        Assert.Equal((403, 2207051, "7"), (answer.Status, (int)answer.Error["error_subcode"]!, answer.Headers["Retry-After"]));
        Assert.Single(await PublishedAsync("status_effect"));
    }

    [Fact]
    public async Task Garbage_Is200WithAPageAndTheEffect()
    {
        var (token, container) = await ReadyAsync("garbage");
        await Emulator.FaultAsync("""{"service":"instagram","operation":"publish","fault":"garbage","match":"garbage"}""");
        var answer = await PublishAsync(container, token);

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("<html>", answer.Text, StringComparison.Ordinal);
        Assert.Single(await PublishedAsync("garbage"));
    }

    [Fact]
    public async Task Garbage_MayBeAnEmptyObject()
    {
        var (token, container) = await ReadyAsync("empty");
        await Emulator.FaultAsync("""{"service":"instagram","operation":"publish","fault":"garbage","match":"empty","value":{"body":{}}}""");

        Assert.Equal("{}", (await PublishAsync(container, token)).Text);
    }

    [Fact]
    public async Task Truncate_CutsTheBody()
    {
        await Emulator.FaultAsync("""{"service":"openai","operation":"models","fault":"truncate"}""");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ModelsAsync());
        Assert.Equal(200, (await ModelsAsync()).Status);
    }

    [Fact]
    public async Task Truncate_OfAStream_LeavesItsBeginning()
    {
        await Emulator.FaultAsync("""{"service":"openai","operation":"generate","fault":"truncate"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/openai/v1/images/generations")
        {
            Content = Emulator.Json("""{"model":"gpt-image-2","prompt":"tea","size":"816x816","stream":true,"partial_images":2}"""),
            Headers = { { "Authorization", "Bearer sk-test" } },
        };
        using var response = await Emulator.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var start = new byte[30];
        await body.ReadExactlyAsync(start);

        Assert.StartsWith("event: image_generation", System.Text.Encoding.UTF8.GetString(start), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Hang_KeepsTheCallerWaitingUntilItGivesUp()
    {
        await Emulator.FaultAsync("""{"service":"cloudinary","operation":"upload","fault":"hang"}""");
        using var patience = new CancellationTokenSource();
        var call = Emulator.Http.PostAsync("/cloudinary/v1_1/DemoCloud/image/upload", new StringContent(""), patience.Token);
        await UntilAsync(async () => (await Emulator.ListAsync("/_control/faults")).Any(fault => (string?)fault!["kind"] == "hang" && (int)fault["hits"]! == 1));

        Assert.False(call.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Hang_MayEndByItself()
    {
        await Emulator.FaultAsync("""{"service":"openai","operation":"models","fault":"hang","value":50}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => ModelsAsync());
    }

    [Fact]
    public async Task Latency_DelaysAndAnswers()
    {
        await Emulator.FaultAsync("""{"service":"openai","operation":"models","fault":"latency","value":120}""");
        var watch = Stopwatch.StartNew();

        Assert.Equal(200, (await ModelsAsync()).Status);
        // Timers count in ticks of a few milliseconds and may fire that much early.
        Assert.InRange(watch.ElapsedMilliseconds, 100, long.MaxValue);
    }

    [Fact]
    public async Task AfterAndTimes_CountMatchingRequests()
    {
        await Emulator.FaultAsync("""{"service":"openai","operation":"models","fault":"status","value":500,"after":1,"times":2}""");
        var statuses = new List<int>();
        for (var call = 0; call < 4; call++) statuses.Add((await ModelsAsync()).Status);

        Assert.Equal([200, 500, 500, 200], statuses);
    }

    [Fact]
    public async Task NoTimes_MeansEveryOneUntilDeleted()
    {
        await Emulator.FaultAsync("""{"service":"openai","operation":"moderate","fault":"status","value":500,"times":0}""");
        for (var call = 0; call < 3; call++) Assert.Equal(500, (await ModerateAsync()).Status);
        await Emulator.SendAsync(HttpMethod.Delete, "/_control/faults");

        Assert.Equal(200, (await ModerateAsync()).Status);
    }

    [Fact]
    public async Task UnknownFault_IsRefused()
    {
        Assert.Equal(400, (await Emulator.SendAsync(HttpMethod.Post, "/_control/faults", Emulator.Json("""{"fault":"explode"}"""))).Status);
        Assert.Equal(400, (await Emulator.SendAsync(HttpMethod.Post, "/_control/faults", Emulator.Json("""{"service":"openai"}"""))).Status);
        Assert.Equal(400, (await Emulator.SendAsync(HttpMethod.Post, "/_control/faults", Emulator.Json("""{"fault":"hang","servise":"openai"}"""))).Status);
    }

    private async Task<(string Token, string Container)> ReadyAsync(string account) => (Fresh(account), await ContainerAsync(Fresh(account)));

    private Task<Answer> ModelsAsync() => Emulator.SendAsync(HttpMethod.Get, "/openai/v1/models", authorization: "Bearer sk-test");

    private Task<Answer> ModerateAsync() => Emulator.SendAsync(HttpMethod.Post, "/openai/v1/moderations", Emulator.Json("""{"input":"tea"}"""), "Bearer sk-test");

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await condition()) return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.Fail("The condition was never met.");
    }
}
