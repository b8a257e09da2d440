using System.Net;
using System.Text;
using SocialImages.GraphQL.AspNetCore;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class QueueingUploadsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task NoPlaceInTime_IsBusyAndNotExecuted()
    {
        await using var host = await StartAsync(readers: 10, executions: 1, requests: 10, TimeSpan.FromMilliseconds(100));
        await using var occupied = await OccupyAsync(host);

        var response = await SendAsync(host, "mutation { change }");

        await response.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "UPLOADS_BUSY", "Too many uploads are coming in at once. Try again in 10 s.");
        Assert.Equal("10", response.Headers.GetValues("Retry-After").Single());
        Assert.Single(host.Engine.Requests);
    }

    [Fact]
    public async Task MoreThanMayWait_AreRefusedAtOnce()
    {
        await using var host = await StartAsync(readers: 10, executions: 10, requests: 1, Long);
        await using var occupied = await OccupyAsync(host);

        var response = await SendAsync(host, "mutation { change }");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Single(host.Engine.Requests);
    }

    [Fact]
    public async Task BodyThatDoesNotEnd_HoldsItsReaderUntilItsSenderLeaves()
    {
        await using var host = await StartAsync(readers: 1, executions: 10, requests: 10, TimeSpan.FromMilliseconds(100));
        var endless = host.SendAsync(HttpMethod.Post, "", new EndlessForm(), null, null, ("GraphQL-Preflight", "1"));

        await Eventually.TrueAsync(async () => (await SendAsync(host, "mutation { change }")).StatusCode == HttpStatusCode.ServiceUnavailable);
        host.Http.CancelPendingRequests();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
        await Eventually.TrueAsync(async () => (await SendAsync(host, "mutation { change }")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task BodyThatDoesNotEnd_IsGivenUpAfterItsTime()
    {
        await using var host = await StartAsync(readers: 1, executions: 10, requests: 10, TimeSpan.FromMilliseconds(100), reading: TimeSpan.FromSeconds(1));
        var endless = host.SendAsync(HttpMethod.Post, "", new EndlessForm(), null, null, ("GraphQL-Preflight", "1"));
        await Eventually.TrueAsync(async () => (await SendAsync(host, "mutation { change }")).StatusCode == HttpStatusCode.ServiceUnavailable);

        await Eventually.TrueAsync(async () => (await SendAsync(host, "mutation { change }")).StatusCode == HttpStatusCode.OK);

        host.Http.CancelPendingRequests();
        await Task.WhenAny(endless);
    }

    [Fact]
    public async Task WaitingRequests_AreTakenWhenThePlaceIsFree()
    {
        await using var host = await StartAsync(readers: 1, executions: 1, requests: 10, Long);
        Task<HttpResponseMessage>[] waiting;
        await using (await OccupyAsync(host))
            waiting = [SendAsync(host, "mutation { change }"), SendAsync(host, "mutation { change }")];

        Assert.All(await Task.WhenAll(waiting), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(3, host.Engine.Requests.Count);
    }

    [Fact]
    public async Task WhoLeavesWhileWaiting_LeavesNoGap()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var queue = new UploadQueue(new UploadOptions { MaxReading = 1, MaxRequests = 2, MaxWait = Long }, TimeProvider.System);
        using var leaving = new CancellationTokenSource();
        var first = await queue.EnterAsync(cancellation);
        var left = queue.EnterAsync(leaving.Token).AsTask();
        await Assert.ThrowsAsync<BadRequestException>(() => queue.EnterAsync(cancellation).AsTask());

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        var next = queue.EnterAsync(cancellation).AsTask();
        Assert.False(next.IsCompleted);
        first.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task RequestsWithoutFiles_DoNotWait()
    {
        await using var host = await StartAsync(readers: 1, executions: 1, requests: 1, Long);
        await using var occupied = await OccupyAsync(host);

        Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync("{ __typename }")).StatusCode);
    }

    [Fact]
    public async Task FormsThatCannotBeRead_GiveTheirPlaceBack()
    {
        await using var host = await StartAsync(readers: 1, executions: 1, requests: 1, Long);

        for (var round = 0; round < 3; round++)
        {
            var wrong = await host.PostAsync("--x\r\n\r\nno form", "multipart/form-data; boundary=other", null, ("GraphQL-Preflight", "1"));
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, "mutation { change }")).StatusCode);
    }

    private static Task<GraphQLHost> StartAsync(int readers, int executions, int requests, TimeSpan patience, TimeSpan? reading = null) => GraphQLHost.StartAsync(options =>
    {
        options.Uploads.MaxReadingTime = reading ?? Long;
        options.Uploads.MaxReading = readers;
        options.Uploads.MaxExecuting = executions;
        options.Uploads.MaxRequests = requests;
        options.Uploads.MaxWait = patience;
    });

    /// <summary>An upload whose execution ends when this is disposed.</summary>
    private static async Task<Occupation> OccupyAsync(GraphQLHost host)
    {
        var occupation = new Occupation(host);
        await Eventually.TrueAsync(() => host.Engine.Requests.Count == 1);
        return occupation;
    }

    private static Task<HttpResponseMessage> SendAsync(GraphQLHost host, string query, CancellationToken cancellationToken = default)
    {
        var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes($$$"""{"query":"{{{query}}}","variables":{"f":null}}""")), "operations" },
            { new ByteArrayContent("""{"0":["variables.f"]}"""u8.ToArray()), "map" },
            { new ByteArrayContent(new byte[10]), "0", "0.png" },
        };
        var request = new HttpRequestMessage(HttpMethod.Post, host.Uri) { Content = form };
        request.Headers.Add("GraphQL-Preflight", "1");
        return host.Http.SendAsync(request, cancellationToken == default ? host.TestEnd : cancellationToken);
    }

    private sealed class EndlessForm : HttpContent
    {
        public EndlessForm() => Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync("--x\r\n"u8.ToArray(), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Occupation : IAsyncDisposable
    {
        private readonly CancellationTokenSource _leaving = new();
        private readonly Task<HttpResponseMessage> _response;

        public Occupation(GraphQLHost host) => _response = SendAsync(host, "{ wait }", _leaving.Token);

        public async ValueTask DisposeAsync()
        {
            await _leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _response);
            _leaving.Dispose();
        }
    }
}
