using System.Text.Json;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>A whole answer of a provider, whatever its status.</summary>
internal sealed class WireAnswer(int status, IReadOnlyDictionary<string, string> headers, byte[] body)
{
    public int Status => status;

    public bool IsSuccess => status is >= 200 and < 300;

    public ReadOnlyMemory<byte> Body => body;

    public IReadOnlyDictionary<string, string> Headers => headers;

    /// <summary>Our name for the call, where the provider gives it in a header.</summary>
    public string? RequestId => Header("x-request-id");

    /// <summary>Without parameters; empty when there is none.</summary>
    public string MediaType => (Header("content-type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    public string? Header(string name) => headers.GetValueOrDefault(name);

    public TimeSpan? RetryAfter(TimeProvider time) => RetryAdvice.Read(Header, time) ?? RetryAdvice.Rest(headers);

    /// <summary>The body's root; `Undefined` when it is no JSON.</summary>
    public JsonElement Json()
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static async Task<WireAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new WireAnswer((int)response.StatusCode, headers, body);
    }
}
