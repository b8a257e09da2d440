using System.Security.Cryptography;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

/// <summary>Fetches <c>image_url</c> as Meta does, anonymously and without following redirects, and judges what came back.</summary>
internal sealed class ImageFetcher(HttpClient http, SettingsBook settings, PublishedBytes bytes)
{
    public const int MaxBytes = 8 * 1024 * 1024;

    public async Task<FetchedImage> FetchAsync(string url, MediaKind kind, CancellationToken cancellationToken)
    {
        if (!url.All(char.IsAscii) || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw GraphErrors.CannotFetch();
        if (!settings.Current.Instagram.FetchImages) return new FetchedImage(url, "", 0, "", 0, 0, 0, HasExif: false);
        var file = await DownloadAsync(address, cancellationToken);
        var jpeg = PictureRules.Check(file, kind, settings.Current.Instagram);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        bytes.Keep(sha256, file);
        return new FetchedImage(url, sha256, file.Length, "jpeg", jpeg.Width, jpeg.Height, jpeg.Components, jpeg.HasExif);
    }

    private async Task<byte[]> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(settings.Current.Instagram.FetchTimeoutMs);
        try
        {
            using var answer = await http.GetAsync(Resolved(address), HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var type = answer.Content.Headers.ContentType?.MediaType ?? "";
            if (!answer.IsSuccessStatusCode || !type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)) throw GraphErrors.CannotFetch();
            return await ReadAsync(answer.Content, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw GraphErrors.DownloadTooSlow(address.ToString());
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw GraphErrors.CannotFetch();
        }
    }

    private Uri Resolved(Uri address) =>
        settings.Current.Instagram.Addresses.TryGetValue(address.Host, out var where) ? new Uri(where, address.PathAndQuery) : address;

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength is > MaxBytes and var announced) throw GraphErrors.TooLarge(announced);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var file = new MemoryStream();
        var block = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(block, cancellationToken)) > 0;)
        {
            file.Write(block, 0, read);
            if (file.Length > MaxBytes) throw GraphErrors.TooLarge(file.Length);
        }

        return file.ToArray();
    }
}
