using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Subscriptions;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>One operation on a socket. Sends its results as they are taken off, so a slow client slows it down.</summary>
internal sealed class SocketOperation(string id, ParsedRequest request, SocketSession session, GraphQLServer server) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    // Written into every message.
    private readonly JsonEncodedText _encodedId = JsonEncodedText.Encode(id);

    public string Id => id;

    /// <summary>Whether the id is still its own: another operation may take it once the client has ended this one.</summary>
    public bool HasId { get; set; } = true;

    /// <summary>Ends when the operation has.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Runs it to its end and says so, unless the client did before.</summary>
    /// <param name="release">Frees the id; false when the client has ended the operation.</param>
    public async Task RunAsync(Func<bool> release)
    {
        var errors = await ExecuteAsync();
        var token = session.Closed;
        if (release())
            await SendEndAsync(errors, token);
        await server.SocketInterceptor.OnCompleteAsync(session, id, token);
    }

    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }

    public void Dispose() => _cancellation.Dispose();

    /// <summary>Returns the errors that ended it; none when it ran to its end.</summary>
    private async Task<IReadOnlyList<IError>> ExecuteAsync()
    {
        var token = _cancellation.Token;
        try
        {
            await using var ownRequest = request;
            await using var scope = session.Connection.HttpContext.RequestServices.CreateAsyncScope();
            await using var result = await server.ExecuteAsync(request, async () => await PrepareAsync(scope.ServiceProvider, token), token);
            return await SendAsync(result, token);
        }
        catch (BadRequestException refused)
        {
            return [refused.ToError()];
        }
        catch (TopicOverflowException)
        {
            return [TopicOverflowException.Error];
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception error)
        {
            // The outer edge of an operation: the other operations of the socket go on.
            TransportLog.SocketOperationFailed(server.Logger, error);
            return UnexpectedError.Result.Errors;
        }
    }

    private async ValueTask<OperationRequest> PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var builder = request.ToBuilder(services)
            .SetUser(session.Connection.HttpContext.User)
            .SetAllowedOperations(OperationKinds.All);
        await server.SocketInterceptor.OnRequestAsync(session, id, builder, cancellationToken);
        return builder.Build();
    }

    private async Task<IReadOnlyList<IError>> SendAsync(ExecutionResult result, CancellationToken cancellationToken)
    {
        if (result is OperationResult { IsRequestError: true } refused)
            return refused.Errors;

        if (result is OperationResult single)
            await SendNextAsync(single, cancellationToken);
        if (result is ResponseStream stream)
        {
            await foreach (var next in stream.ReadResultsAsync().WithCancellation(cancellationToken))
            {
                await using (next)
                    await SendNextAsync(next, cancellationToken);
            }
        }

        return [];
    }

    private async ValueTask SendNextAsync(OperationResult result, CancellationToken cancellationToken)
    {
        var seen = await server.SocketInterceptor.OnResultAsync(session, id, result, cancellationToken);
        using var message = new PooledWriter();
        SocketMessageWriter.WriteNext(message, _encodedId, seen);
        await session.Connection.SendAsync(message.Written, cancellationToken);
    }

    private async ValueTask SendEndAsync(IReadOnlyList<IError> errors, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return;

        using var message = new PooledWriter();
        if (errors.Count > 0)
            SocketMessageWriter.WriteError(message, _encodedId, errors);
        else
            SocketMessageWriter.WriteComplete(message, _encodedId);
        await session.Connection.SendAsync(message.Written, cancellationToken);
    }
}
