namespace SocialImages.Emulators.StableDiffusion;

/// <summary>A refusal; its shape is the dialect's.</summary>
/// <param name="kind">The exception's name, which AUTOMATIC1111 tells and Forge does not.</param>
internal sealed class StableDiffusionException(int status, string detail, string kind = "HTTPException") : Exception(detail)
{
    public IResult ToResult(StableDiffusionDialect dialect) => dialect switch
    {
        StableDiffusionDialect.SdCpp => Results.Json(new { error = Message }, statusCode: status),
        StableDiffusionDialect.Automatic1111 => Results.Json(
            new { error = kind, detail = status < 500 ? Message : "", body = "", errors = status < 500 ? "" : Message }, statusCode: status),
        _ when status >= 500 => Results.Text("Internal Server Error", statusCode: status),
        _ => Results.Json(new { detail = Message }, statusCode: status),
    };

    public static IResult Invalid(string field, string message, string type) =>
        Results.Json(new { detail = new[] { new { loc = new[] { "body", field }, msg = message, type } } }, statusCode: StatusCodes.Status422UnprocessableEntity);
}
