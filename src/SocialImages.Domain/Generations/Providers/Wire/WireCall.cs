using System.Net.Http.Headers;
using System.Text.Json;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>One call under way: the key it goes with, and the time it has left.</summary>
internal sealed class WireCall(HttpClient http, Func<Uri, NamedPictures> pictures, string key, CallDeadline deadline)
{
    public string Key => key;

    public CallDeadline Deadline => deadline;

    public CancellationToken Token => deadline.Token;

    /// <param name="server">The provider's own, from the settings.</param>
    public NamedPictures PicturesOf(Uri server) => pictures(server);

    /// <summary>Of known length: some servers refuse chunked bodies.</summary>
    public static HttpContent Json(object body)
        => new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    public Task<WireAnswer> SendAsync(HttpRequestMessage request) => SendAsync(request, deadline.Token);

    /// <param name="request">Disposed of here.</param>
    /// <param name="cancellationToken">Linked to <see cref="Token"/>.</param>
    public async Task<WireAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await WireAnswer.ReadAsync(response, cancellationToken);
        }
    }
}
