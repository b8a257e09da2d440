using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Subscriptions;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Sends results as server-sent events: the distinct connections mode of the GraphQL over SSE protocol.</summary>
internal sealed class EventStreamWriter(GraphQLServer server)
{
    public static async Task WriteSingleAsync(HttpContext context, OperationResult result)
    {
        Start(context.Response);
        await WriteNextAsync(context.Response.BodyWriter, result, context.RequestAborted);
        await CompleteAsync(context.Response.BodyWriter, context.RequestAborted);
    }

    /// <summary>A server that stops ends the response without <c>complete</c>, so that the client comes back to another server.</summary>
    public async Task WriteAsync(HttpContext context, ResponseStream stream)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, server.Stopping);
        Start(context.Response);
        try
        {
            if (await TryWriteEventsAsync(context.Response.BodyWriter, stream, either.Token) is { } error)
                await WriteNextAsync(context.Response.BodyWriter, error, either.Token);
            await CompleteAsync(context.Response.BodyWriter, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
        }
    }

    private static void Start(HttpResponse response)
    {
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.ContentType = MediaTypes.Of(ResponseMediaType.EventStream);
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept";
        // nginx and those who copied it would hold events back.
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Returns what to tell the client when the stream broke.</summary>
    private async Task<OperationResult?> TryWriteEventsAsync(PipeWriter output, ResponseStream stream, CancellationToken cancellationToken)
    {
        try
        {
            await WriteEventsAsync(output, stream, cancellationToken);
            return null;
        }
        catch (TopicOverflowException)
        {
            return new ErrorResult(TopicOverflowException.Error);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // The outer edge: the answer has begun, so the failure can only be its last event.
            TransportLog.RequestFailed(server.Logger, error);
            return UnexpectedError.Result;
        }
    }

    private async Task WriteEventsAsync(PipeWriter output, ResponseStream stream, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(server.Options.EventStreamKeepAlive, server.Time);
        await using var results = stream.ReadResultsAsync().GetAsyncEnumerator(cancellationToken);
        var pulse = new Pulse(timer);
        // Asked before anything is sent: a source that was never asked would not know that it is over.
        var next = results.MoveNextAsync().AsTask();
        try
        {
            await output.FlushAsync(cancellationToken);
            while (await WaitAsync(next, pulse, output, cancellationToken))
            {
                pulse.Idle = false;
                // Released before the next is asked for, which then may use its buffers.
                await using (var result = results.Current)
                    await WriteNextAsync(output, result, cancellationToken);
                next = results.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // A source must not be disposed while it is asked for the next result.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> WaitAsync(Task<bool> next, Pulse pulse, PipeWriter output, CancellationToken cancellationToken)
    {
        while (!next.IsCompleted && await Task.WhenAny(next, pulse.Tick) != next)
            await pulse.BeatAsync(output, cancellationToken);
        return await next;
    }

    private static async Task WriteNextAsync(PipeWriter output, OperationResult result, CancellationToken cancellationToken)
    {
        output.Write("event: next\ndata: "u8);
        result.WriteTo(output);
        output.Write("\n\n"u8);
        await output.FlushAsync(cancellationToken);
    }

    // The empty data line matters: an event without one is never handed to the page by EventSource.
    private static async Task CompleteAsync(PipeWriter output, CancellationToken cancellationToken)
    {
        output.Write("event: complete\ndata:\n\n"u8);
        await output.FlushAsync(cancellationToken);
    }

    /// <summary>The keep-alive of one stream: a comment for each tick that found it idle.</summary>
    private sealed class Pulse(PeriodicTimer timer)
    {
        public Task Tick { get; private set; } = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();

        public bool Idle { get; set; } = true;

        public async Task BeatAsync(PipeWriter output, CancellationToken cancellationToken)
        {
            if (Idle)
            {
                output.Write(":\n\n"u8);
                await output.FlushAsync(cancellationToken);
            }

            Idle = true;
            Tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        }
    }
}
