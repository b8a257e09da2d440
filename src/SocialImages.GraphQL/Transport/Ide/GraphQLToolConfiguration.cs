namespace SocialImages.GraphQL.AspNetCore;

/// <summary>What <c>bcp-config.json</c> tells the IDE. Telemetry is always off.</summary>
public sealed class GraphQLToolConfiguration
{
    public required string Title { get; set; }

    public string? Document { get; set; }

    public required IDictionary<string, string> HttpHeaders { get; init; }
}
