using System.Net;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Uploads;
using SocialImages.Imaging;

namespace SocialImages.Domain.Images.Import;

/// <summary>Fetches a file from the public internet, and from nowhere else, within bounds of bytes and time.</summary>
public sealed class RemoteImages(HttpClient http, ImagingEngine engine, IOptions<ImportOptions> options, TimeProvider time)
{
    /// <exception cref="ImportFailedException">Why there is no file.</exception>
    /// <exception cref="UploadTooLargeException">It has too many bytes.</exception>
    /// <exception cref="StorageUnavailableException">There is no room for it.</exception>
    internal async Task<TemporaryFile> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ImportFailedException("The address did not deliver a picture in time.", "timed_out");
        }
        catch (HttpRequestException failure) when (failure.GetBaseException() is AddressRefusedException)
        {
            throw Refused();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new ImportFailedException("The address could not be reached.", "not_reachable");
        }
    }

    private async Task<TemporaryFile> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= options.Value.MaxRedirects; redirects++)
        {
            RefuseUnlessOrdinary(address);
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(response.StatusCode)) return await ReadAsync(response, cancellationToken);
            address = response.Headers.Location is { } target && Uri.TryCreate(address, target, out var next) ? next : throw NotDelivered(response.StatusCode);
        }

        throw new ImportFailedException("The address redirects too often.", "redirected_too_often");
    }

    // Odd ports are how an import is made to knock on services that speak no HTTP.
    private void RefuseUnlessOrdinary(Uri address)
    {
        var isWeb = address.IsAbsoluteUri && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;
        if (!isWeb || !(address.IsDefaultPort || options.Value.IsAllowed(address.IdnHost, address.Port))) throw Refused();
    }

    private async Task<TemporaryFile> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode) throw NotDelivered(response.StatusCode);
        var max = engine.Limits.MaxBytes;
        if (response.Content.Headers.ContentLength > max) throw new UploadTooLargeException("The file", max);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var file = TemporaryFile.Create();
        try
        {
            return await file.ReceiveAsync(body, max, cancellationToken) ? file : throw new UploadTooLargeException("The file", max);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static ImportFailedException Refused() => new("Pictures are only imported from public http and https addresses.", "address_refused");

    private static ImportFailedException NotDelivered(HttpStatusCode status) => new($"The address answered with HTTP {(int)status}.", "not_found");
}
