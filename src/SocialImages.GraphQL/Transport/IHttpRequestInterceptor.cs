using Microsoft.AspNetCore.Http;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Sees each HTTP request before it is executed and may change it, e.g. set the user or global state.</summary>
public interface IHttpRequestInterceptor
{
    ValueTask OnCreateAsync(
        HttpContext context, RequestExecutor requestExecutor, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken);
}
