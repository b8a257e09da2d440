using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>Ends an event stream once the token it was opened with holds no longer.</summary>
internal sealed class StreamSignInMiddleware(RequestDelegate next, TokenAuthenticator authenticator, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<SignInTicket>() is not { } ticket || !MayStream(context.Request))
        {
            await next(context);
            return;
        }

        using var ended = new CancellationTokenSource();
        var watch = WatchAsync(context, ticket, ended.Token);
        try
        {
            await next(context);
        }
        finally
        {
            await ended.CancelAsync();
            await watch;
        }
    }

    // Who names nothing, or anything, gets a subscription's events too.
    private static bool MayStream(HttpRequest request)
        => request.Headers.Accept.ToString() is var accept
            && (accept.Length == 0 || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase));

    private async Task WatchAsync(HttpContext context, SignInTicket ticket, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(SignInTicket.Recheck, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await authenticator.AuthenticateAsync(ticket.Secret, ticket.WorkspaceId, cancellationToken) is not null) continue;
                context.Abort();
                return;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The stream has ended by itself.
        }
    }
}
