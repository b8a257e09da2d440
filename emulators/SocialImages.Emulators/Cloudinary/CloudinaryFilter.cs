using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

internal sealed class CloudinaryFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers["X-Request-Id"] = Ids.Hex(16);
        try
        {
            return await next(context);
        }
        catch (CloudinaryException refusal)
        {
            return refusal.ToResult();
        }
        catch (BadHttpRequestException unreadable)
        {
            return CloudinaryException.Bad(unreadable.Message).ToResult();
        }
    }
}
