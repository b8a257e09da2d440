using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SocialImages.Api.Tests.Harness;

/// <summary>What any GraphQL client does, without a library in between.</summary>
public sealed class GraphQLClient(HttpClient http)
{
    public HttpClient Http => http;

    public async Task<GraphQLAnswer> SendAsync(string query, object? variables = null)
    {
        using var response = await PostAsync(query, variables);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new GraphQLAnswer(body, response.StatusCode, response.Headers);
    }

    /// <summary>The data of an operation that must succeed.</summary>
    public async Task<JsonElement> QueryAsync(string query, object? variables = null)
    {
        var answer = await SendAsync(query, variables);
        Assert.False(answer.Body.TryGetProperty("errors", out var errors), $"Errors: {errors}");
        return answer.Body.GetProperty("data");
    }

    /// <summary>The payload of a mutation that must succeed.</summary>
    public async Task<JsonElement> MutateAsync(string mutation, object input, string selection)
    {
        var payload = await TryMutateAsync(mutation, input, selection);
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        return payload;
    }

    /// <summary>The payload of a mutation, with its typed errors.</summary>
    public async Task<JsonElement> TryMutateAsync(string mutation, object input, string selection)
    {
        var type = string.Concat(mutation[..1].ToUpperInvariant(), mutation.AsSpan(1), "Input!");
        var data = await QueryAsync(
            $$"""
            mutation($input: {{type}}) {
              {{mutation}}(input: $input) { {{selection}} errors { __typename ... on Error { message code } } }
            }
            """,
            new { input });
        return data.GetProperty(mutation);
    }

    public Task<HttpResponseMessage> PostAsync(string query, object? variables = null)
        => http.PostAsJsonAsync("/graphql", new { query, variables });

    public GraphQLClient As(string? token)
    {
        var other = new HttpClient { BaseAddress = http.BaseAddress };
        if (token is not null) other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new GraphQLClient(other);
    }
}

public sealed record GraphQLAnswer(JsonElement Body, System.Net.HttpStatusCode Status, HttpResponseHeaders Headers)
{
    public string? FirstErrorCode => Body.TryGetProperty("errors", out var errors)
        && errors[0].TryGetProperty("extensions", out var extensions)
        && extensions.TryGetProperty("code", out var code) ? code.GetString() : null;
}
