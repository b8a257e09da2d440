using Microsoft.Net.Http.Headers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Renditions;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;

namespace SocialImages.Api.Images;

/// <summary>Image bytes by signed link. What is stored under a hash never changes, so it may be cached for ever.</summary>
internal static class FileEndpoint
{
    private const string RetryAfterSeconds = "5";

    public static void MapFiles(this WebApplication app)
    {
        app.MapMethods("/files/{workspace}/{hash}", [HttpMethods.Get, HttpMethods.Head], SendStoredAsync);
        app.MapMethods("/files/{workspace}/{image}/{variant}", [HttpMethods.Get, HttpMethods.Head], SendVariantAsync);
    }

    private static Task<IResult> SendStoredAsync(
        string workspace, string hash, string? type, long? exp, string? sig, FileUrls urls, IImageStore store, HttpContext http)
    {
        if (!StorageKey.TryParse($"{workspace}/{hash}", out var key)) return Task.FromResult(Results.NotFound());
        var link = new FileLink(key.ToString(), type ?? "", exp ?? 0, Name: null);
        return urls.IsValid(link, sig ?? "") ? WithStoreAsync(http, () => SendAsync(http, store, key, link)) : Task.FromResult(Forbidden());
    }

    private static Task<IResult> SendVariantAsync(
        string workspace, string image, string variant, long? exp, string? name, string? sig,
        FileUrls urls, ImageVariants variants, IImageStore store, HttpContext http)
    {
        if (!Guid.TryParseExact(workspace, "N", out var workspaceId) || !Guid.TryParseExact(image, "N", out var imageId)
            || !VariantSpec.TryParse(variant, out var spec))
        {
            return Task.FromResult(Results.NotFound());
        }

        var link = new FileLink($"{workspaceId:N}/{imageId:N}/{spec}", "", exp ?? 0, name);
        if (!urls.IsValid(link, sig ?? "")) return Task.FromResult(Forbidden());
        return WithStoreAsync(http, async () =>
        {
            var made = await variants.GetAsync(workspaceId, imageId, spec, http.RequestAborted);
            return made is null
                ? Results.NotFound()
                : await SendAsync(http, store, new StorageKey(workspaceId, made.ContentHash), link with { Type = made.MimeType });
        });
    }

    private static async Task<IResult> WithStoreAsync(HttpContext http, Func<Task<IResult>> send)
    {
        try
        {
            return await send();
        }
        catch (Exception failure) when (failure is ImageStoreException or ImagingException
            || (failure is OperationCanceledException && !http.RequestAborted.IsCancellationRequested))
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            return Results.Problem("The picture cannot be delivered now.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> SendAsync(HttpContext http, IImageStore store, StorageKey key, FileLink link)
    {
        var stream = await store.OpenReadAsync(key, http.RequestAborted);
        if (stream is null) return Results.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = link.Name is null ? "private, max-age=86400, immutable" : "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Stream(
            stream, link.Type, link.Name, entityTag: new EntityTagHeaderValue($"\"{key.Hash.Hex}\""), enableRangeProcessing: true);
    }

    private static IResult Forbidden()
        => Results.Problem("The link is not signed, altered, or has expired.", statusCode: StatusCodes.Status403Forbidden);
}
