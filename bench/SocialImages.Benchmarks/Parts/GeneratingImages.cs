using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using SocialImages.Imaging;

namespace SocialImages.Benchmarks.Parts;

/// <summary>
/// Generations from the request to the stored and announced picture, against an emulated provider. Its own time is measured
/// in the same run by asking it directly for the same picture.
/// </summary>
internal static class GeneratingImages
{
    private const int Runs = 25;
    private const int AtOnce = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static async Task MeasureAsync(Workbench workbench)
    {
        await using var emulators = await workbench.StartEmulatorsAsync();
        await workbench.ScalarAsync<int>("update credit_accounts set granted = granted + 1000000, available = available + 1000000 returning 1");
        (string, string)[] wires = [("OPENAI_BASE_URL", new Uri(emulators.Address, "openai/v1").ToString()), ("GENERATION_CONCURRENCY", "8")];
        foreach (var moderation in new[] { "none", "openai" })
        {
            await using var product = await workbench.StartProductAsync([.. wires, ("MODERATION", moderation)]);
            using var generator = new Generator(product.Address, workbench.Token);
            foreach (var delay in new[] { 0, 2000 }) await OverheadAsync(workbench, emulators.Address, generator, moderation, delay);
            // Whether the provider's JPEG comes in scans is unconfirmed, and decides how long it takes to read.
            await SetAsync(emulators.Address, new { painting = new { progressiveJpeg = true } });
            await OverheadAsync(workbench, emulators.Address, generator, moderation, delay: 2000, note: ", JPEG in scans");
            await SetAsync(emulators.Address, new { painting = new { progressiveJpeg = false } });
            await ThroughputAsync(workbench, emulators.Address, generator, moderation);
        }

        await MemoryAsync(workbench, emulators.Address, wires);
    }

    private static async Task OverheadAsync(Workbench workbench, Uri emulators, Generator generator, string moderation, int delay, string note = "")
    {
        await DelayAsync(emulators, delay);
        using var direct = new Direct(emulators, isModerated: moderation == "openai");
        await direct.AskAsync();
        await generator.AskAndWaitAsync();
        List<double> ours = [], theirs = [], between = [];
        for (var run = 0; run < Runs; run++)
        {
            await ForgetRatesAsync(workbench);
            theirs.Add((await direct.AskAsync()).TotalMilliseconds);
            ours.Add((await generator.AskAndWaitAsync()).TotalMilliseconds);
            between.Add(ours[^1] - theirs[^1]);
        }

        Console.WriteLine($"generate, provider of {delay} ms, moderation {moderation}{note}: {Rounds.Median(ours, time => time):N0} ms to stored and announced, "
            + $"provider's own {Rounds.Median(theirs, time => time):N0} ms; overhead half within {Rounds.Median(between, time => time):N0} ms, 90 % within {between.Order().ElementAt(Runs * 9 / 10):N0} ms");
    }

    private static async Task ThroughputAsync(Workbench workbench, Uri emulators, Generator generator, string moderation)
    {
        const int Count = 60;
        await DelayAsync(emulators, 0);
        await ForgetRatesAsync(workbench);
        var begin = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => generator.AskAsync()));
        await UntilNoneIsOpenAsync(workbench, () => { });
        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        Console.WriteLine($"generate, provider of 0 ms, moderation {moderation}: {Count / seconds:N1} generations/s end to end on one node, the emulator on the same cores");
    }

    private static async Task MemoryAsync(Workbench workbench, Uri emulators, (string, string)[] wires)
    {
        await using var product = await workbench.StartProductAsync([.. wires, ("GENERATION_CONCURRENCY", "256"), ("MODERATION", "none")]);
        using var generator = new Generator(product.Address, workbench.Token);
        await DelayAsync(emulators, 0);
        await ForgetRatesAsync(workbench);
        await generator.AskAndWaitAsync();
        var before = product.Memory();

        await DelayAsync(emulators, 20_000);
        for (var asked = 0; asked < AtOnce; asked++)
        {
            if (asked % 40 == 0) await ForgetRatesAsync(workbench);
            await generator.AskAsync();
        }

        long most = 0, running = 0;
        await UntilNoneIsOpenAsync(
            workbench,
            () => most = Math.Max(most, product.Memory()),
            open => running = Math.Max(running, open));
        Console.WriteLine($"generate, {running} running at once: {most:N0} MB at most, {before:N0} MB before");
    }

    private static async Task UntilNoneIsOpenAsync(Workbench workbench, Action look, Action<long>? count = null)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var running = await workbench.ScalarAsync<long>("select count(*) from generations where status = 'Running'");
            var open = running + await workbench.ScalarAsync<long>("select count(*) from generations where status = 'Queued'");
            count?.Invoke(running);
            look();
            if (open == 0) break;
            if (TimeProvider.System.GetElapsedTime(begin) > Patience) throw new TimeoutException($"{open} generations have not ended.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var failed = await workbench.ScalarAsync<long>("select count(*) from generations where status not in ('Succeeded', 'Queued', 'Running')");
        if (failed > 0) throw new InvalidOperationException($"{failed} generations failed.");
    }

    private static Task DelayAsync(Uri emulators, int milliseconds) => SetAsync(emulators, new { openai = new { imageDelayMs = milliseconds } });

    private static async Task SetAsync<T>(Uri emulators, T settings)
    {
        using var http = new HttpClient { BaseAddress = emulators };
        (await http.PostAsJsonAsync("/_control/settings", settings)).EnsureSuccessStatusCode();
    }

    // The limits of one user would be what is measured.
    private static Task<long> ForgetRatesAsync(Workbench workbench) => workbench.ScalarAsync<long>("with gone as (delete from rate_limits returning 1) select count(*) from gone");

    /// <summary>The provider, asked as the product asks it, and read to the last byte: for the picture, and where it moderates for its verdicts.</summary>
    private sealed class Direct : IDisposable
    {
        private readonly ImagingEngine _engine = new();
        private readonly HttpClient _http;
        private readonly bool _isModerated;
        private int _number;

        public Direct(Uri emulators, bool isModerated)
        {
            _isModerated = isModerated;
            _http = new HttpClient { BaseAddress = emulators };
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "unused");
        }

        public async Task<TimeSpan> AskAsync()
        {
            var prompt = $"Bench boat number {++_number} on a calm lake at noon";
            var taken = await ModerateAsync(prompt);
            var begin = TimeProvider.System.GetTimestamp();
            using var response = await _http.PostAsJsonAsync("/openai/v1/images/generations", new
            {
                model = "gpt-image-2",
                prompt,
                n = 1,
                size = "1024x1024",
                quality = "medium",
                output_format = "jpeg",
                stream = true,
                partial_images = 2,
            });
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadAsByteArrayAsync();
            taken += TimeProvider.System.GetElapsedTime(begin);
            return _isModerated
                ? taken + await ModerateAsync(new[] { new { type = "image_url", image_url = new { url = $"data:image/jpeg;base64,{await MediumAsync(LastPicture(answer))}" } } })
                : taken;
        }

        /// <summary>What the product shows the moderator; making it is not the provider's time.</summary>
        private async Task<string> MediumAsync(string picture)
        {
            var made = await new RenditionMaker(_engine).MakeAsync(Convert.FromBase64String(picture), [RenditionPreset.Medium], ImageFormat.Jpeg, CancellationToken.None);
            return Convert.ToBase64String(made.Single().Image.Bytes.Span);
        }

        /// <summary>No time at all where nobody moderates.</summary>
        private async Task<TimeSpan> ModerateAsync<T>(T input)
        {
            if (!_isModerated) return TimeSpan.Zero;
            var begin = TimeProvider.System.GetTimestamp();
            using var response = await _http.PostAsJsonAsync("/openai/v1/moderations", new { model = "omni-moderation-latest", input });
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
            return TimeProvider.System.GetElapsedTime(begin);
        }

        private static string LastPicture(ReadOnlySpan<byte> answer)
        {
            var name = "\"b64_json\":\""u8;
            var picture = answer[(answer.LastIndexOf(name) + name.Length)..];
            return Encoding.ASCII.GetString(picture[..picture.IndexOf((byte)'"')]);
        }

        public void Dispose()
        {
            _http.Dispose();
            _engine.Dispose();
        }
    }
}
