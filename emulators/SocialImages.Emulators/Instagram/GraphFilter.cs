namespace SocialImages.Emulators.Instagram;

internal sealed class GraphFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["x-fb-trace-id"] = GraphException.TraceId();
        headers["facebook-api-version"] = "v25.0";
        headers.CacheControl = "private, no-cache, no-store, must-revalidate";
        try
        {
            return await next(context);
        }
        catch (GraphException refusal)
        {
            return refusal.ToResult();
        }
        catch (OAuthException refusal)
        {
            return refusal.ToResult();
        }
        catch (BadHttpRequestException unreadable)
        {
            return GraphErrors.InvalidParameter(unreadable.Message).ToResult();
        }
    }
}
