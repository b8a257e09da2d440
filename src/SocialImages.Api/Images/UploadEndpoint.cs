using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Uploads;

namespace SocialImages.Api.Images;

/// <summary>`PUT /uploads/{token}`: one file for one upload target. The secret in the address is the permission.</summary>
internal static class UploadEndpoint
{
    private const int TokenLength = 43;
    private const string RetryAfterSeconds = "10";

    // Counted by the server as part of the body; the stage counts the bytes themselves.
    private const int ChunkFraming = 1024 * 1024;

    public static void MapUploads(this WebApplication app) => app.MapPut("/uploads/{token}", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        string token, HttpContext http, SocialImagesDbContext context, DatabaseUploadStage stage, TimeProvider time)
    {
        if (token.Length != TokenLength) return Results.NotFound();
        var (hash, now) = (CreateUploadTargetCommand.HashOf(token), time.GetUtcNow());
        var upload = await context.StagedUploads.AsNoTracking()
            .SingleOrDefaultAsync(row => row.TokenHash == hash && row.ExpiresAt > now, http.RequestAborted);
        if (upload is null) return Results.NotFound();
        if (http.Request.ContentLength is { } length && length != upload.ByteSize) return WrongSize(upload);

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = upload.ByteSize + ChunkFraming;
        try
        {
            return Answer(http, upload, await stage.ReceiveAsync(upload, http.Request.Body, http.RequestAborted));
        }
        catch (StorageUnavailableException full)
        {
            return Later(http, full.Message, full.Code);
        }
    }

    private static IResult Answer(HttpContext http, StagedUpload upload, ReceiveResult result) => result switch
    {
        ReceiveResult.Received => Results.NoContent(),
        ReceiveResult.UsedBefore => Results.Problem("This address has taken its file already.", statusCode: StatusCodes.Status409Conflict),
        ReceiveResult.InUse => Later(http, "Somebody is sending to this address already.", "UPLOAD_IN_USE", StatusCodes.Status409Conflict),
        ReceiveResult.Busy => Later(http, "Too many files are coming in at once.", "UPLOADS_BUSY"),
        ReceiveResult.TooSlow => Results.Problem("The file has not come in within ten minutes.", statusCode: StatusCodes.Status408RequestTimeout),
        _ => WrongSize(upload),
    };

    private static IResult Later(HttpContext http, string detail, string code, int status = StatusCodes.Status503ServiceUnavailable)
    {
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
    }

    private static IResult WrongSize(StagedUpload upload) => Results.Problem(
        $"Exactly {upload.ByteSize} bytes are expected here.", statusCode: StatusCodes.Status413PayloadTooLarge);
}
