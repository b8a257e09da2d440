using System.Net;
using System.Text.Json;

namespace SocialImages.GraphQL.Tests.Transport;

internal static class Answers
{
    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Asserts a refusal: status, and the whole of the one error.</summary>
    public static async Task IsErrorAsync(this HttpResponseMessage response, HttpStatusCode status, string? code, string message)
    {
        var text = await response.TextAsync();
        Assert.Equal(status, response.StatusCode);
        using var json = JsonDocument.Parse(text);
        Assert.False(json.RootElement.TryGetProperty("data", out _), text);
        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal(code, error.TryGetProperty("extensions", out var extensions) ? extensions.GetProperty("code").GetString() : null);
    }

    public static async Task IsAsync(this HttpResponseMessage response, HttpStatusCode status, string contentType, string body)
    {
        Assert.Equal(body, await response.TextAsync());
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
    }

    public static async Task<JsonElement> DataAsync(this HttpResponseMessage response)
    {
        var text = await response.TextAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("data");
    }
}
