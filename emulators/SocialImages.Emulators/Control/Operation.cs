namespace SocialImages.Emulators.Control;

/// <summary>What a route is called in faults and in the request log, for example <c>instagram</c>/<c>publish</c>.</summary>
internal sealed record Operation(string Service, Func<HttpContext, string> Name);

internal static class OperationConventions
{
    public static TBuilder As<TBuilder>(this TBuilder endpoint, string service, string operation)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Operation(service, _ => operation));

    /// <summary>For a route that serves two kinds of object and knows which only from the id in the path.</summary>
    public static TBuilder As<TBuilder>(this TBuilder endpoint, string service, Func<HttpContext, string> operation)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Operation(service, operation));
}
