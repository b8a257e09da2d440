using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SocialImages.Domain.InstagramAccounts;

namespace SocialImages.Publishing.Instagram;

/// <summary>
/// Instagram's content publishing calls. Nothing is repeated in here: whoever calls knows whether repeating is safe.
/// Every failure is an <see cref="InstagramException"/>.
/// </summary>
public sealed class InstagramGraphClient(HttpClient http, IOptions<InstagramOptions> options)
{
    private readonly GraphTransport _transport = new(http);
    private readonly InstagramOptions _options = options.Value;

    /// <summary>Makes an invisible container and returns its id. Harmless to repeat, though each counts towards 400 a day.</summary>
    public async Task<string> CreateContainerAsync(InstagramAccess access, ContainerRequest container, CancellationToken cancellationToken)
    {
        var reply = await PostAsync(access, "media", container.WriteTo, cancellationToken);
        return GraphReply.Id(reply) ?? throw WithoutId();
    }

    public async Task<ContainerState> GetContainerStatusAsync(InstagramAccess access, string containerId, CancellationToken cancellationToken)
    {
        var reply = await GetAsync(access, $"{containerId}?fields=status_code,status", cancellationToken);
        return GraphReply.Text(reply, "status_code") is { } code
            ? new ContainerState(ContainerState.StatusOf(code), GraphReply.Text(reply, "status"))
            : throw new InstagramException(GraphAdvice.Unknown, "Instagram did not say how far the container is.");
    }

    /// <summary>
    /// Puts the container's post into the world and returns its media id. The one call that must never be repeated blindly:
    /// after any failure but a <see cref="InstagramException.NothingPublished"/> one, read the container first.
    /// </summary>
    public async Task<string> PublishAsync(InstagramAccess access, string containerId, CancellationToken cancellationToken)
    {
        var reply = await PostAsync(access, "media_publish", json => json.WriteString("creation_id", containerId), cancellationToken);
        return GraphReply.Id(reply) ?? throw WithoutId();
    }

    public async Task<PublishedMedia> GetMediaAsync(InstagramAccess access, string mediaId, CancellationToken cancellationToken)
    {
        var reply = await GetAsync(access, $"{mediaId}?fields={PublishedMedia.Fields}", cancellationToken);
        return PublishedMedia.From(reply) ?? throw WithoutId();
    }

    /// <summary>The newest posts, newest first.</summary>
    public async Task<IReadOnlyList<PublishedMedia>> ListRecentMediaAsync(InstagramAccess access, int limit, CancellationToken cancellationToken)
    {
        var reply = await GetAsync(access, $"{access.UserId}/media?fields={PublishedMedia.Fields}&limit={limit}", cancellationToken);
        return GraphFailure.Member(reply, "data") is { ValueKind: JsonValueKind.Array }
            ? [.. GraphReply.Data(reply).Select(PublishedMedia.From).OfType<PublishedMedia>()]
            : throw new InstagramException(GraphAdvice.Unknown, "Instagram's list of posts could not be read.");
    }

    public async Task<PublishingLimit> GetPublishingLimitAsync(InstagramAccess access, CancellationToken cancellationToken)
    {
        var reply = GraphReply.Unwrapped(await GetAsync(access, $"{access.UserId}/content_publishing_limit?fields=quota_usage,config", cancellationToken));
        var total = GraphFailure.Member(reply, "config") is { } config ? GraphFailure.Number(config, "quota_total") : null;
        return GraphFailure.Number(reply, "quota_usage") is { } used
            ? new PublishingLimit(used, total)
            : throw new InstagramException(GraphAdvice.Unknown, "Instagram did not say how many posts are left.");
    }

    private async Task<JsonElement> PostAsync(InstagramAccess access, string edge, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, access, $"{access.UserId}/{edge}");
        request.Content = JsonBody(write);
        return await _transport.SendAsync(request, access.Token, _options.WriteTimeout, cancellationToken);
    }

    private async Task<JsonElement> GetAsync(InstagramAccess access, string path, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, access, path);
        return await _transport.SendAsync(request, access.Token, _options.ReadTimeout, cancellationToken);
    }

    private HttpRequestMessage Request(HttpMethod method, InstagramAccess access, string path)
    {
        var host = access.Login == InstagramLogin.Instagram ? _options.GraphUrl : _options.FacebookGraphUrl;
        var request = new HttpRequestMessage(method, Wire.BaseUrl.At(host, $"/{_options.ApiVersion}/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Token.Value);
        return request;
    }

    private static ByteArrayContent JsonBody(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        var content = new ByteArrayContent(buffer.ToArray());
        content.Headers.ContentType = new("application/json");
        return content;
    }

    private static InstagramException WithoutId() =>
        new(GraphAdvice.Unknown, "Instagram answered without an id.") { HttpStatus = 200 };
}
