namespace SocialImages.Api.Limits;

/// <summary>Files are taken from nobody who is not signed in: their places and the disk are for others.</summary>
internal sealed class UnknownSenders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
        => context.Request.HasFormContentType && context.User.Identity?.IsAuthenticated != true && context.Request.Path.StartsWithSegments("/graphql")
            ? RefuseAsync(context.Response)
            : next(context);

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status401Unauthorized;
        return response.WriteAsJsonAsync(new
        {
            errors = new[] { new { message = "Files are only taken from whoever is signed in.", extensions = new { code = ErrorCodes.Authentication.NotAuthenticated } } },
        });
    }
}
