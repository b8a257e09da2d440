namespace SocialImages.Api.Workspaces;

/// <summary>Gives a browser on this machine the demo token as a cookie that no other site can use.</summary>
internal sealed class TrialCookieMiddleware(RequestDelegate next, Trial trial)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (trial.Token is { } token && AsksForPage(context.Request) && trial.IsHere(context))
            context.Response.Cookies.Append(Trial.CookieName, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return next(context);
    }

    private static bool AsksForPage(HttpRequest request)
        => HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
