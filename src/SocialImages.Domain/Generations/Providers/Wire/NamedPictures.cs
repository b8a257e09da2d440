using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Import;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>
/// Pictures that lie behind an address a provider names: on its own server, wherever that is, or in the public internet.
/// Nothing else inside is connected to.
/// </summary>
internal sealed class NamedPictures(Uri server) : IDisposable
{
    private readonly HttpClient _http = WireConnection.CreateClient(new CheckedConnection(Options.Create(new ImportOptions
    {
        AllowedHosts = [$"{server.IdnHost}:{server.Port}"],
    })).ConnectAsync);

    /// <summary>Of the very server, by the very protocol: a key that went there enciphered does not go there in the clear.</summary>
    public bool IsOwn(Uri address)
        => Uri.Compare(server, address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <param name="address">As the provider wrote it.</param>
    /// <param name="authorization">Only for what <see cref="IsOwn"/>.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <returns>Null when there is nothing to be had.</returns>
    public async Task<WireAnswer?> TryFetchAsync(Uri address, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = authorization } };
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var answer = await WireAnswer.ReadAsync(response, cancellationToken);
            return answer is { IsSuccess: true, Body.Length: > 0 } ? answer : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
