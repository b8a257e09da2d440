using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations.Providers.StableDiffusion;

/// <summary>
/// A server of one's own. It makes one picture at a time and lets the others wait on the open connection, so they wait
/// here instead: their time does not run, and its progress is about ours.
/// </summary>
internal sealed class StableDiffusionImageProvider : IImageProvider, IDisposable
{
    private static readonly TimeSpan InterruptTimeout = TimeSpan.FromSeconds(5);
    private readonly StableDiffusionOptions _options;
    private readonly TimeProvider _time;
    private readonly WireConnection _connection;
    private readonly MaskPainter _masks;
    private readonly SemaphoreSlim _turn = new(1, 1);

    public StableDiffusionImageProvider(IOptions<StableDiffusionOptions> options, ImagingEngine engine, TimeProvider time)
    {
        (_options, _time, _masks) = (options.Value, time, new MaskPainter(engine));
        _connection = new(_options.Logins, _options.Timeout, time, isFree: true);
    }

    public string Name => "local";

    public async Task<ProvidedPicture> GenerateAsync(
        ImageRequest request, Action<ProviderProgress> onProgress, CancellationToken cancellationToken)
    {
        var mask = request.Mask is { } alpha ? await _masks.WhitenAsync(alpha, cancellationToken) : null;
        var taskId = $"task({Guid.CreateVersion7(_time.GetUtcNow()):N})";
        var asked = StableDiffusionRequest.Of(request, taskId, mask);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await _connection.CallAsync(call => MakeAsync(call, request, asked, taskId, onProgress), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }

    private async Task<ProvidedPicture> MakeAsync(
        WireCall call, ImageRequest request, StableDiffusionRequest asked, string taskId, Action<ProviderProgress> onProgress)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Token);
        var making = call.SendAsync(Post(call.Key, asked.Path, asked.Body), stop.Token);
        try
        {
            await FollowAsync(call, making, taskId, onProgress);
            var answer = await making;
            if (!answer.IsSuccess) throw StableDiffusionAnswer.Problem(answer, _time);
            if (await ProgressAsync(call, isPreviewWanted: false) is { IsInterrupted: true } end && end.IsIdleOrOf(taskId)) throw StableDiffusionAnswer.Interrupted();
            return StableDiffusionAnswer.Read(answer, asked);
        }
        catch when (!making.IsCompletedSuccessfully)
        {
            // It goes on painting for nobody unless it is told.
            await stop.CancelAsync();
            await InterruptAsync(taskId);
            throw;
        }
    }

    /// <summary>Tells of its progress until the picture is there.</summary>
    private async Task FollowAsync(WireCall call, Task making, string taskId, Action<ProviderProgress> onProgress)
    {
        const double WorthTelling = 0.03;
        var told = 0.0;
        while (await Task.WhenAny(making, Task.Delay(_options.ProgressInterval, _time, call.Token)) != making)
        {
            call.Token.ThrowIfCancellationRequested();
            if (await ProgressAsync(call, isPreviewWanted: true) is not { } progress || !progress.IsOf(taskId) || progress.Fraction < told + WorthTelling) continue;
            told = progress.Fraction;
            call.Deadline.Renew();
            onProgress(new ProviderProgress(told, progress.Preview is { } preview ? preview : default(ReadOnlyMemory<byte>?)));
        }
    }

    /// <summary>Null when it cannot be known: the picture matters, not this.</summary>
    private async Task<StableDiffusionProgress?> ProgressAsync(WireCall call, bool isPreviewWanted)
    {
        try
        {
            return StableDiffusionProgress.Read(await call.SendAsync(Get(call.Key, $"progress?skip_current_image={(isPreviewWanted ? "false" : "true")}")));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private Task InterruptAsync(string taskId) => _connection.TryAsync(
        async call =>
        {
            if (StableDiffusionProgress.Read(await call.SendAsync(Get(call.Key, "progress?skip_current_image=true"))) is not { } now || !now.IsOf(taskId)) return;
            await call.SendAsync(Post(call.Key, "interrupt", new { }));
        },
        InterruptTimeout);

    private HttpRequestMessage Get(string login, string path) => Request(HttpMethod.Get, login, path, content: null);

    private HttpRequestMessage Post(string login, string path, object body) => Request(HttpMethod.Post, login, path, WireCall.Json(body));

    private HttpRequestMessage Request(HttpMethod method, string login, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, _options.BaseUrl!.Below($"sdapi/v1/{path}")) { Content = content };
        if (login.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
        return request;
    }
}
