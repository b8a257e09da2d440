using Microsoft.AspNetCore.Http;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>The GraphQL IDE, Banana Cake Pop, served as it was published.</summary>
public sealed class GraphQLToolOptions
{
    public bool Enable { get; set; }

    /// <summary>The folder of the npm package <c>@chillicream/bananacakepop-graphql-ide</c>.</summary>
    public string? Directory { get; set; }

    public string Title { get; set; } = "GraphQL";

    /// <summary>The document that a new tab starts with.</summary>
    public string? Document { get; set; }

    /// <summary>Headers that the IDE sends with each request.</summary>
    public IDictionary<string, string> HttpHeaders { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the package's service worker is served. It keeps the IDE for offline use, and reloads the page under the
    /// visitor's hands once it has; without it an empty one of ours takes its place.
    /// </summary>
    public bool EnableServiceWorker { get; set; }

    /// <summary>Changes the configuration for one visitor, e.g. signs a trial in; it starts as a copy of these options.</summary>
    public Func<HttpContext, GraphQLToolConfiguration, ValueTask>? Configure { get; set; }
}
