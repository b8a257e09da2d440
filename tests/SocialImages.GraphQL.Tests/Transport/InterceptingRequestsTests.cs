using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.AspNetCore;
using SocialImages.GraphQL.AspNetCore.Subscriptions;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class InterceptingRequestsTests : IAsyncLifetime
{
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync(schema: schema => schema
        .AddHttpRequestInterceptor<HeaderInterceptor>()
        .AddSocketSessionInterceptor<CountingInterceptor>());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task UserAndState_AreThoseOfTheInterceptor()
    {
        var response = await _host.QueryAsync("{ user }", null, ("X-User", "alice"));

        Assert.Equal("alice", (await response.DataAsync()).GetProperty("user").GetString());
        Assert.True(_host.Engine.Requests.TryDequeue(out var request));
        Assert.Equal("alice", request.ContextData["workspace"]);
    }

    [Fact]
    public async Task Refusal_IsARequestError()
    {
        var response = await _host.QueryAsync("{ user }");

        await response.IsErrorAsync(HttpStatusCode.BadRequest, ErrorCodes.Authentication.NotAuthenticated, "Who are you?");
        Assert.Empty(_host.Engine.Requests);
    }

    [Fact]
    public async Task SocketInterceptor_SeesEachOperationAndTheEnd()
    {
        await using (var client = await _host.ConnectAsync())
        {
            await client.SubscribeAsync("1", "subscription { three }");
            for (var i = 0; i < 4; i++)
                await client.NextAsync();
            await client.SendAsync("""{"type":"ping"}""");
            await client.IsNextAsync("""{"type":"pong","payload":{"requests":1,"results":3}}""");
            await client.SubscribeAsync("2", "{ refuse }");
            await client.IsNextAsync("""{"type":"error","id":"2","payload":[{"message":"Not this one."}]}""");
        }

        await Eventually.TrueAsync(() => CountingInterceptor.Closed.Contains("completed 2"));
    }

    private sealed class HeaderInterceptor : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context, RequestExecutor requestExecutor, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken)
        {
            var name = context.Request.Headers["X-User"].ToString();
            if (name.Length == 0)
                throw new GraphQLException(ErrorBuilder.New().SetMessage("Who are you?").SetCode(ErrorCodes.Authentication.NotAuthenticated).Build());

            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
            requestBuilder.SetGlobalState("workspace", name);
            return base.OnCreateAsync(context, requestExecutor, requestBuilder, cancellationToken);
        }
    }

    private sealed class CountingInterceptor : DefaultSocketSessionInterceptor
    {
        private int _requests;
        private int _results;
        private int _completed;

        public static System.Collections.Concurrent.ConcurrentBag<string> Closed { get; } = [];

        public override ValueTask OnRequestAsync(
            SocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken)
        {
            if (operationSessionId == "2")
                throw new GraphQLException("Not this one.");

            _requests++;
            return ValueTask.CompletedTask;
        }

        public override ValueTask<OperationResult> OnResultAsync(
            SocketSession session, string operationSessionId, OperationResult result, CancellationToken cancellationToken)
        {
            _results++;
            return new(result);
        }

        public override ValueTask OnCompleteAsync(SocketSession session, string operationSessionId, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _completed);
            return ValueTask.CompletedTask;
        }

        public override ValueTask<IReadOnlyDictionary<string, object?>?> OnPingAsync(
            SocketSession session, OperationMessagePayload pingMessage, CancellationToken cancellationToken) =>
            new(new OrderedDictionary<string, object?> { ["requests"] = _requests, ["results"] = _results });

        public override ValueTask OnCloseAsync(SocketSession session, CancellationToken cancellationToken)
        {
            Closed.Add($"completed {_completed}");
            return ValueTask.CompletedTask;
        }
    }
}
