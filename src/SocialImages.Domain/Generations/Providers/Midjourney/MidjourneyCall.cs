using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Midjourney;

/// <summary>What one job takes of the proxy: submitting, looking at it, fetching its picture.</summary>
internal sealed class MidjourneyCall(WireCall call, MidjourneyOptions options, TimeProvider time)
{
    private static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(60);

    public WireCall Wire => call;

    public Task PauseAsync() => Task.Delay(options.PollInterval, time, call.Token);

    /// <returns>The job's id; that of the earlier one when the same was submitted before.</returns>
    /// <exception cref="ImageProviderException">Not accepted.</exception>
    public async Task<string> SubmitAsync(string path, object body)
    {
        const int Accepted = 1, Exists = 21, Queued = 22;
        var answer = await PostAsync(options.ProxyUrl!.Below($"mj/submit/{path}"), body);
        var root = answer.Json();
        var isTaken = answer.IsSuccess && root.Whole("code") is Accepted or Exists or Queued;
        return isTaken && root.Text("result") is { Length: > 0 } taskId ? taskId : throw MidjourneyErrors.OfSubmission(answer, time);
    }

    /// <returns>Null when the proxy gave no answer that tells anything.</returns>
    public async Task<WireAnswer?> LookAsync(string taskId)
    {
        var address = options.ProxyUrl!.Below($"mj/task/{Uri.EscapeDataString(taskId)}/fetch");
        var answer = await TryAsync(async token => await call.SendAsync(Request(HttpMethod.Get, address, content: null), token), LookTimeout);
        return answer is { IsSuccess: true } ? answer : null;
    }

    /// <summary>From wherever the proxy says the picture lies; our secret stays here.</summary>
    /// <returns>Null when there is nothing to be had.</returns>
    public async Task<WireAnswer?> FetchAsync(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return null;
        return await TryAsync(token => call.PicturesOf(options.ProxyUrl!).TryFetchAsync(address, authorization: null, token), FetchTimeout);
    }

    /// <summary>Said as a problem of this call: of the second job, others know what it means for the first.</summary>
    private async Task<WireAnswer> PostAsync(Uri address, object body)
    {
        try
        {
            return await call.SendAsync(Request(HttpMethod.Post, address, WireCall.Json(body)));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw TransportErrors.FromTransport(exception);
        }
    }

    private async Task<WireAnswer?> TryAsync(Func<CancellationToken, Task<WireAnswer?>> ask, TimeSpan limit)
    {
        using var own = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(own.Token, call.Token);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException && !call.Token.IsCancellationRequested)
        {
            return null;
        }
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        if (call.Key.Length == 0) return request;
        request.Headers.TryAddWithoutValidation("mj-api-secret", call.Key);
        // What resellers of the same protocol look at.
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {call.Key}");
        return request;
    }
}
