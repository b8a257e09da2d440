using Microsoft.AspNetCore.Http;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Hands on the request's user. Interceptors derive from it.</summary>
public class DefaultHttpRequestInterceptor : IHttpRequestInterceptor
{
    public virtual ValueTask OnCreateAsync(
        HttpContext context, RequestExecutor requestExecutor, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requestBuilder);
        requestBuilder.SetUser(context.User);
        return ValueTask.CompletedTask;
    }
}
