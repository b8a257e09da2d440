using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.Options;
using OpenAI;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>The official client with our keys.</summary>
internal sealed class OpenAIConnection : IDisposable
{
    private readonly TimeProvider _time;
    private readonly HttpClient _http = WireConnection.CreateClient();
    private readonly KeyRing<OpenAIClient> _clients;

    public OpenAIConnection(IOptions<OpenAIOptions> options, TimeProvider time)
    {
        _time = time;
        _clients = new([.. options.Value.ApiKeys.Select(key => new OpenAIClient(new ApiKeyCredential(key), ClientOptions(options.Value)))]);
    }

    /// <param name="call">Made again with the next key when one is refused.</param>
    /// <param name="timeout">For all of it, to the last byte; anew after each preview.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ImageProviderException">The call failed with every key, or in a way another key would not change.</exception>
    public async Task<T> CallAsync<T>(Func<OpenAIClient, CallDeadline, Task<T>> call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CallDeadline(timeout, _time, cancellationToken);
        return await _clients.CallAsync(
            client => call(client, deadline),
            exception => cancellationToken.IsCancellationRequested ? null : OpenAIErrors.Read(exception, _time));
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
