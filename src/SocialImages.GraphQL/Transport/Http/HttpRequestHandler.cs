using System.Globalization;
using Microsoft.AspNetCore.Http;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Answers one request that carries an operation, by POST or GET.</summary>
internal sealed class HttpRequestHandler(GraphQLServer server)
{
    private readonly EventStreamWriter _events = new(server);

    public async Task HandleAsync(HttpContext context)
    {
        var format = default(ResponseFormat);
        try
        {
            format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
            await using var request = new ParsedRequest();
            await HttpRequestReader.ReadAsync(context, server, request);
            if (request.UploadTurn is { } turn)
                await turn.BeginExecutionAsync(context.RequestAborted);
            await using var result = await ExecuteAsync(context, request, format);
            await WriteAsync(context, result, format);
        }
        catch (BadRequestException refused)
        {
            if (refused.RetryAfterSeconds is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await ResultWriter.WriteAsync(context, new ErrorResult(refused.ToError()), format.ForRefusal, refused.Status);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            // The outer edge: the client is told nothing of what broke, the log everything.
            TransportLog.RequestFailed(server.Logger, error);
            await ResultWriter.WriteAsync(context, UnexpectedError.Result, format.ForRefusal, StatusCodes.Status500InternalServerError);
        }
    }

    private ValueTask<ExecutionResult> ExecuteAsync(HttpContext context, ParsedRequest request, ResponseFormat format) =>
        server.ExecuteAsync(request, async () => await PrepareAsync(context, request, format), context.RequestAborted);

    private async ValueTask<OperationRequest> PrepareAsync(HttpContext context, ParsedRequest request, ResponseFormat format)
    {
        var builder = request.ToBuilder(context.RequestServices)
            .SetAllowedOperations(AllowedOperations(context.Request, format))
            .SetCost(CostWishOf(context.Request));
        await server.HttpInterceptor.OnCreateAsync(context, server.Executor, builder, context.RequestAborted);
        return builder.Build();
    }

    private OperationKinds AllowedOperations(HttpRequest request, ResponseFormat format)
    {
        var single = HttpMethods.IsGet(request.Method)
            ? server.Options.AllowedGetOperations
            : OperationKinds.Query | OperationKinds.Mutation;
        return format.AllowsStream ? single | OperationKinds.Subscription : single;
    }

    private static CostWish CostWishOf(HttpRequest request) => request.Headers["GraphQL-Cost"].ToString() switch
    {
        "" => CostWish.None,
        var wish when wish.Equals("report", StringComparison.OrdinalIgnoreCase) => CostWish.Report,
        var wish when wish.Equals("validate", StringComparison.OrdinalIgnoreCase) => CostWish.Validate,
        _ => CostWish.None,
    };

    private Task WriteAsync(HttpContext context, ExecutionResult result, ResponseFormat format) => result switch
    {
        ResponseStream stream => _events.WriteAsync(context, stream),
        OperationResult single when format.Single == ResponseMediaType.EventStream => EventStreamWriter.WriteSingleAsync(context, single),
        OperationResult single => ResultWriter.WriteAsync(context, single, format),
        _ => throw new InvalidOperationException($"{result.GetType().Name} cannot be sent over HTTP."),
    };
}
