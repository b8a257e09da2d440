using System.Data.Common;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>Ends an event stream once the token it was opened with holds no longer. Other answers cost a look at their type.</summary>
internal sealed class StreamSignInMiddleware(RequestDelegate next, TokenAuthenticator authenticator, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<SignInTicket>() is { } ticket)
        {
            context.Response.OnStarting(() =>
            {
                Begin(context, ticket);
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    private void Begin(HttpContext context, SignInTicket ticket)
    {
        if (context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) != true) return;
        var ended = new CancellationTokenSource();
        context.Response.RegisterForDispose(ended);
        context.Response.OnCompleted(ended.CancelAsync);
        _ = WatchAsync(context, ticket, ended.Token);
    }

    private async Task WatchAsync(HttpContext context, SignInTicket ticket, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(SignInTicket.Recheck, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await HoldsAsync(ticket, cancellationToken)) continue;
                context.Abort();
                return;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The stream has ended by itself.
        }
    }

    private async Task<bool> HoldsAsync(SignInTicket ticket, CancellationToken cancellationToken)
    {
        try
        {
            return await authenticator.AuthenticateAsync(ticket.Secret, ticket.WorkspaceId, cancellationToken) is not null;
        }
        catch (DbException)
        {
            // The database may be restarting; it is asked again at the next tick.
            return true;
        }
    }
}
