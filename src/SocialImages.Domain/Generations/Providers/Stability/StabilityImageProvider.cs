using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations.Providers.Stability;

/// <summary>Stable Image and SD 3.5: a form in, the bytes of a picture out, no progress on the way.</summary>
internal sealed class StabilityImageProvider(IOptions<StabilityOptions> options, ImagingEngine engine, TimeProvider time) : IImageProvider, IDisposable
{
    private readonly WireConnection _connection = new(options.Value.ApiKeys, options.Value.Timeout, time);
    private readonly MaskPainter _masks = new(engine);

    public string Name => "stability";

    public async Task<ProvidedPicture> GenerateAsync(
        ImageRequest request, Action<ProviderProgress> onProgress, CancellationToken cancellationToken)
    {
        var mask = request.Mask is { } alpha ? await _masks.WhitenAsync(alpha, cancellationToken) : null;
        var asked = StabilityRequest.Of(request, mask);
        return await _connection.CallAsync(
            async call =>
            {
                var answer = await call.SendAsync(Post(call.Key, asked));
                return answer.IsSuccess
                    ? StabilityAnswer.Read(answer, request, asked)
                    : throw StabilityAnswer.Problem(answer, answer.RetryAfter(time) ?? (answer.Status == 429 ? options.Value.Busy : null));
            },
            cancellationToken);
    }

    public void Dispose() => _connection.Dispose();

    private HttpRequestMessage Post(string key, StabilityRequest asked) => new(HttpMethod.Post, options.Value.BaseUrl.Below($"v2beta/stable-image/{asked.Path}"))
    {
        Headers =
        {
            Authorization = new AuthenticationHeaderValue("Bearer", key),
            Accept = { new MediaTypeWithQualityHeaderValue("image/*") },
        },
        Content = asked.ToForm(),
    };
}
