using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialImages.GraphQL.AspNetCore.Subscriptions;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.PersistedOperations;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>What one endpoint works with: its schema, its options, and the step every transport shares.</summary>
internal sealed class GraphQLServer(IServiceProvider services, string schemaName, GraphQLServerOptions options)
{
    private readonly DocumentSource _documents = new(
        services.GetRequiredService<IOptionsMonitor<PersistedOperationOptions>>().Get(schemaName),
        services.GetKeyedService<IOperationDocumentStorage>(schemaName),
        services.GetKeyedService<OperationManifest>(schemaName));

    public RequestExecutor Executor { get; } = services.GetRequiredKeyedService<RequestExecutor>(schemaName);

    public GraphQLServerOptions Options => options;

    public TimeProvider Time { get; } = services.GetService<TimeProvider>() ?? TimeProvider.System;

    public UploadQueue Uploads { get; } = new(options.Uploads, services.GetService<TimeProvider>() ?? TimeProvider.System);

    public ILogger Logger { get; } = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GraphQLServer).FullName!);

    /// <summary>Cancelled when the host begins to stop: long-lived connections end then.</summary>
    public CancellationToken Stopping { get; } =
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;

    public IHttpRequestInterceptor HttpInterceptor { get; } =
        services.GetKeyedService<IHttpRequestInterceptor>(schemaName) ?? new DefaultHttpRequestInterceptor();

    public ISocketSessionInterceptor SocketInterceptor { get; } =
        services.GetKeyedService<ISocketSessionInterceptor>(schemaName) ?? new DefaultSocketSessionInterceptor();

    /// <summary>Executes a request whose document may have to be found first.</summary>
    /// <param name="request">Lives until the result is disposed.</param>
    /// <param name="prepare">Fills in what the transport knows; the request has its document by then.</param>
    /// <param name="cancellationToken">Ends the execution, and the stream it may return.</param>
    public async ValueTask<ExecutionResult> ExecuteAsync(
        ParsedRequest request, Func<ValueTask<OperationRequest>> prepare, CancellationToken cancellationToken)
    {
        var storeUnder = await _documents.ResolveAsync(request, cancellationToken);
        var result = await ExecuteAsync(prepare, cancellationToken);
        if (storeUnder is not null && result is not OperationResult { IsRequestError: true })
            await StoreAsync(storeUnder, request, result, cancellationToken);
        return result;
    }

    private async ValueTask StoreAsync(string hash, ParsedRequest request, ExecutionResult result, CancellationToken cancellationToken)
    {
        try
        {
            await _documents.StoreAsync(hash, request.Document, cancellationToken);
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(Func<ValueTask<OperationRequest>> prepare, CancellationToken cancellationToken)
    {
        try
        {
            return await Executor.ExecuteAsync(await prepare(), cancellationToken);
        }
        catch (GraphQLException refused)
        {
            // An interceptor's way to refuse a request.
            return new ErrorResult(refused.Errors);
        }
    }
}
