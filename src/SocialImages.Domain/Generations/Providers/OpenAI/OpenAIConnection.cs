using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Extensions.Options;
using OpenAI;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>
/// The official client with our keys: a key that is refused is passed over for the next one, and the one that
/// worked is used first from then on.
/// </summary>
internal sealed class OpenAIConnection : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly OpenAIClient[] _clients;
    private int _current;

    public OpenAIConnection(IOptions<OpenAIOptions> options, TimeProvider time)
    {
        _time = time;
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            AutomaticDecompression = DecompressionMethods.None,
        };
        _http = new HttpClient(new BoundedAnswerHandler(sockets)) { Timeout = Timeout.InfiniteTimeSpan };
        _clients = [.. options.Value.ApiKeys.Select(key => new OpenAIClient(new ApiKeyCredential(key), ClientOptions(options.Value)))];
    }

    /// <param name="call">Made again with the next key when one is refused.</param>
    /// <param name="timeout">For all of it, to the last byte, less the time it spends with us.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ImageProviderException">The call failed with every key, or in a way another key would not change.</exception>
    public async Task<T> CallAsync<T>(Func<OpenAIClient, CallDeadline, Task<T>> call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CallDeadline(timeout, _time, cancellationToken);
        for (var tried = 1; ; tried++)
        {
            var index = Volatile.Read(ref _current);
            try
            {
                return await call(_clients[index], deadline);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && OpenAIErrors.Read(exception, _time) is { } problem)
            {
                if (!problem.IsAboutKey || tried >= _clients.Length) throw problem;
                Interlocked.CompareExchange(ref _current, (index + 1) % _clients.Length, index);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private OpenAIClientOptions ClientOptions(OpenAIOptions options) => new()
    {
        Endpoint = options.BaseUrl,
        Transport = new HttpClientPipelineTransport(_http),
        // The client's own retry repeats what may have been billed, and what cannot succeed; ours is in the pipeline.
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        NetworkTimeout = options.Timeout,
        UserAgentApplicationId = "SocialImages",
    };
}
