using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images.Uploads;

namespace SocialImages.Api.Images;

/// <summary>`PUT /uploads/{token}`: one file for one upload target. The secret in the address is the permission.</summary>
internal static class UploadEndpoint
{
    private const int TokenLength = 43;

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
        return await stage.ReceiveAsync(upload, http.Request.Body, http.RequestAborted) switch
        {
            ReceiveResult.Received => Results.NoContent(),
            ReceiveResult.UsedBefore => Results.Problem("This address has taken its file already.", statusCode: StatusCodes.Status409Conflict),
            _ => WrongSize(upload),
        };
    }

    private static IResult WrongSize(StagedUpload upload) => Results.Problem(
        $"Exactly {upload.ByteSize} bytes are expected here.", statusCode: StatusCodes.Status413PayloadTooLarge);
}
