using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Midjourney;

/// <summary>
/// Two jobs a picture: a grid of four, then one of them by itself. The proxy has no way to end a job: cancelling stops the
/// waiting only.
/// </summary>
internal sealed class MidjourneyImageProvider(IOptions<MidjourneyOptions> options, TimeProvider time) : IImageProvider, IDisposable
{
    private const double GridShare = 0.8;
    private const int MostSilentLooks = 8;
    private const int MostUpscaleTries = 8;
    private readonly WireConnection _connection = new(options.Value.Secrets, options.Value.Timeout, time);

    public string Name => "midjourney";

    public Task<ProvidedPicture> GenerateAsync(
        ImageRequest request, Action<ProviderProgress> onProgress, CancellationToken cancellationToken)
    {
        var prompt = MidjourneyPrompt.Compose(request);
        return _connection.CallAsync(call => MakeAsync(new MidjourneyCall(call, options.Value, time), request, prompt, onProgress), cancellationToken);
    }

    public void Dispose() => _connection.Dispose();

    private static async Task<ProvidedPicture> MakeAsync(
        MidjourneyCall call, ImageRequest request, string prompt, Action<ProviderProgress> onProgress)
    {
        var gridId = await call.SubmitAsync("imagine", new { prompt, base64Array = request.References.Select(DataUrl).ToArray() });
        var grid = await FollowAsync(call, gridId, from: 0, GridShare, onProgress);
        var singleId = await UpscaleAsync(call, gridId);
        var single = await FollowAsync(call, singleId, GridShare, to: 1, onProgress);
        var picture = await call.FetchAsync(single.ImageUrl) ?? await call.FetchAsync(single.ImageUrl)
            ?? throw MidjourneyErrors.Lost(singleId, "the picture could not be fetched");
        return new(picture.Body, prompt)
        {
            RequestId = gridId,
            RevisedPrompt = grid.FinalPrompt is { } final && final != prompt ? final : null,
            Seed = request.Model.SeedFrom(request.Seed),
        };
    }

    /// <summary>Asked again until it is accepted: the grid is there, and the same job is never begun twice.</summary>
    private static async Task<string> UpscaleAsync(MidjourneyCall call, string gridId)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call.SubmitAsync("change", new { taskId = gridId, action = "UPSCALE", index = 1 });
            }
            catch (Exception exception) when (tries < MostUpscaleTries && MayPass(exception))
            {
                await call.PauseAsync();
            }
            catch (ImageProviderException problem)
            {
                throw MidjourneyErrors.Lost(gridId, $"the grid was made, but not enlarged: {problem.Detail}");
            }
        }
    }

    private static bool MayPass(Exception exception) => exception is HttpRequestException or IOException
        or ImageProviderException { Reason: ProviderFailure.Transient or ProviderFailure.RateLimited };

    private static async Task<MidjourneyTask> FollowAsync(
        MidjourneyCall call, string taskId, double from, double to, Action<ProviderProgress> onProgress)
    {
        const double WorthTelling = 0.03;
        var (told, silent, preview) = (-1.0, 0, (string?)null);
        while (true)
        {
            await call.PauseAsync();
            var answer = await call.LookAsync(taskId);
            if (answer is null || MidjourneyTask.Read(answer) is not { } task)
            {
                // An empty answer means a job it does not know: for a moment after the start, or for good after its restart.
                if (++silent >= MostSilentLooks) throw MidjourneyErrors.Lost(taskId, answer is null ? "the proxy does not answer" : "the proxy does not know the job");
                continue;
            }

            silent = 0;
            if (task.Status == "FAILURE") throw MidjourneyErrors.OfFailure(taskId, task.FailReason);
            if (task.Status == "SUCCESS") return task;
            if (task.Progress is not { } fraction || fraction < told + WorthTelling) continue;
            told = fraction;
            var bytes = task.ImageUrl != preview ? (await call.FetchAsync(task.ImageUrl))?.Body : null;
            preview = task.ImageUrl;
            call.Wire.Deadline.Renew();
            onProgress(new ProviderProgress(from + ((to - from) * fraction), bytes));
        }
    }

    private static string DataUrl(ReferencePicture picture) => $"data:{picture.MimeType};base64,{Convert.ToBase64String(picture.Bytes.Span)}";
}
