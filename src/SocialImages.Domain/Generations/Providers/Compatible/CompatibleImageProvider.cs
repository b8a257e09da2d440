using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.OpenAI;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Compatible;

/// <summary>
/// OpenAI's addresses on somebody else's server: plain calls without streaming, pictures as base64 or behind an address,
/// errors as an object or a bare text.
/// </summary>
internal sealed class CompatibleImageProvider(IOptions<CompatibleOptions> options, TimeProvider time) : IImageProvider, IDisposable
{
    private readonly WireConnection _connection = new(options.Value.ApiKeys, options.Value.Timeout, time);

    public string Name => "compatible";

    public Task<ProvidedPicture> GenerateAsync(
        ImageRequest request, Action<ProviderProgress> onProgress, CancellationToken cancellationToken)
    {
        var asked = CompatibleRequest.Of(request);
        return _connection.CallAsync(
            async call =>
            {
                var answer = await call.SendAsync(Post(call.Key, request, asked));
                if (!answer.IsSuccess) throw OpenAIErrors.FromAnswer(answer, time);
                var read = CompatibleAnswer.Read(answer, request);
                var bytes = read.Bytes ?? await FetchAsync(call, read.Url!, answer.RequestId);
                return new ProvidedPicture(bytes, asked.Prompt)
                {
                    CostUsd = read.CostUsd,
                    RequestId = answer.RequestId,
                    RevisedPrompt = read.RevisedPrompt,
                    RestBeforeNextCall = RetryAdvice.Rest(answer.Headers),
                    IsNegativePromptFolded = request.NegativePrompt is not null && !request.Model.TakesNegativePrompt,
                };
            },
            cancellationToken);
    }

    public void Dispose() => _connection.Dispose();

    private HttpRequestMessage Post(string key, ImageRequest request, CompatibleRequest asked)
    {
        var isEdit = request.References.Count > 0;
        var address = options.Value.BaseUrl!.Below(isEdit ? "images/edits" : "images/generations");
        return Authorized(key, new(HttpMethod.Post, address) { Content = isEdit ? asked.ToForm(request) : asked.ToJson() });
    }

    /// <summary>The key goes along only to the server it belongs to. Asked twice: the picture is paid for.</summary>
    private async Task<ReadOnlyMemory<byte>> FetchAsync(WireCall call, string url, string? requestId)
    {
        if (!Uri.TryCreate(options.Value.BaseUrl, url, out var address) || address.Scheme is not ("http" or "https"))
            throw OpenAIErrors.NoPicture("The answer names no address of a picture.", requestId);
        var pictures = call.PicturesOf(options.Value.BaseUrl!);
        var authorization = pictures.IsOwn(address) ? Bearer(call.Key) : null;
        var picture = await pictures.TryFetchAsync(address, authorization, call.Token) ?? await pictures.TryFetchAsync(address, authorization, call.Token);
        return picture?.Body ?? throw OpenAIErrors.NoPicture("The picture could not be fetched from its address.", requestId);
    }

    private static AuthenticationHeaderValue? Bearer(string key) => key.Length > 0 ? new AuthenticationHeaderValue("Bearer", key) : null;

    private static HttpRequestMessage Authorized(string key, HttpRequestMessage request)
    {
        request.Headers.Authorization = Bearer(key);
        return request;
    }
}
