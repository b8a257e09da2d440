using System.Text.Json;
using SocialImages.Publishing.Wire;

namespace SocialImages.Publishing.Instagram;

/// <summary>One exchange with Meta: a deadline over all of it, a bounded reply, JSON or an <see cref="InstagramException"/>.</summary>
internal sealed class GraphTransport(HttpClient http)
{
    private const int ReplyLimitBytes = 1024 * 1024;

    public async Task<JsonElement> SendAsync(HttpRequestMessage request, GraphToken token, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var body = await BoundedReply.ReadAsync(response.Content, ReplyLimitBytes, deadline.Token);
            var status = (int)response.StatusCode;
            var reply = Parse(status, body, token);
            return response.IsSuccessStatusCode && GraphFailure.Member(reply, "error") is null
                ? reply
                : throw GraphFailure.From(status, response.Headers, reply, body, token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw GraphFailure.NoReply(failure);
        }
    }

    private static JsonElement Parse(int status, byte[] body, GraphToken token)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw GraphFailure.Unreadable(status, body, token);
        }
    }
}
