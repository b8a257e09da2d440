using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Gemini;

/// <summary>Gemini image models: one call, one picture, no progress on the way. Refusals come as answers with status 200.</summary>
internal sealed class GeminiImageProvider(IOptions<GeminiOptions> options, TimeProvider time) : IImageProvider, IDisposable
{
    private readonly WireConnection _connection = new(options.Value.ApiKeys, options.Value.Timeout, time);

    public string Name => "gemini";

    public Task<ProvidedPicture> GenerateAsync(
        ImageRequest request, Action<ProviderProgress> onProgress, CancellationToken cancellationToken)
    {
        var prompt = GeminiRequest.Prompt(request);
        var body = GeminiRequest.Body(request, prompt);
        return _connection.CallAsync(
            async call =>
            {
                var answer = await call.SendAsync(Post(call.Key, request.ModelName, body));
                return answer.IsSuccess ? GeminiAnswer.Read(answer, request, prompt) : throw GeminiErrors.Read(answer, time);
            },
            cancellationToken);
    }

    public void Dispose() => _connection.Dispose();

    private HttpRequestMessage Post(string key, string model, object body)
    {
        var address = options.Value.BaseUrl.Below($"v1beta/models/{Uri.EscapeDataString(model)}:generateContent");
        return new(HttpMethod.Post, address) { Headers = { { "x-goog-api-key", key } }, Content = WireCall.Json(body) };
    }
}
